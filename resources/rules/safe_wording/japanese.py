"""Japanese. No spaces, so words are found anywhere."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, anywhere, near

_SUICIDE = r"自(?:殺|死|害)"
_DIES = rf"(?:{_SUICIDE}(?:した|して|する|を図|を遂|し、)|命を[絶断](?:っ|つ|ち)|身を投げ|死のうと)"
_AMOUNT = r"\d[\d.,]{0,12} ?(?:錠|粒|mg|ミリグラム|グラム|g|カプセル|包|箱|瓶|ミリリットル|ml)"
_KILLS = r"(?:死[にぬねん]|致死|自殺|自死|中毒死|死亡|命を落と)"
_SPOT = (
    r"(?:橋|屋上|駅|ホーム|ビル|マンション|踏切|線路|崖|岬|樹海|ダム|塔|ベランダ|窓|電車|ホテル)"
)

_ONLY_DIED = "「自死で亡くなった」とだけ書き、方法や場所は書かない"
_NO_DOSE = "「どんな量でも危険なことがあります」と、中毒110番などの番号"

JAPANESE = Language(
    rules=(
        Rule(
            anywhere(
                rf"(?:[をに][^。、]{{1,8}}(?:[んい]で|って|して|いて|きって))(?:から)?、?{_DIES}"
                r"|(?:死ぬ|死ねる|自殺(?:する|の)?|自死の|自傷(?:する|の)?|自分を傷つける"
                r"|楽に死ぬ|死ねる)"
                r"(?:ための)?(?:方法|やり方|仕方|手段|コツ)|苦しまずに(?:死|逝)|楽に死"
                r"|首を(?:吊|つ)[っりる]"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            anywhere(rf"致死量|{near(_AMOUNT, _KILLS, within=25, words=False)}"),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            anywhere(
                rf"{_SPOT}(?:から|で|に|へ|より)[^。]{{0,8}}?(?:飛び(?:降り|おり|込|こ)|{_DIES})"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(
            anywhere(r"自殺を犯[しそ]|自殺(?:という|の)罪"),
            Reason.CRIME,
            "「自殺で亡くなった」「自死」",
        ),
        Rule(
            anywhere(
                r"自(?:殺|死)(?:に|が|を)?(?:成功|失敗)|自殺を(?:成し|やり)遂げ|(?:成功"
                r"|失敗)した自殺"
            ),
            Reason.SUCCESS,
            "「自殺未遂」「自死で亡くなった」",
        ),
        Rule(
            anywhere(r"自殺(?:が|の|者が)?(?:急増|激増|蔓延|連鎖|ラッシュ|ブーム|大流行)"),
            Reason.ALARM,
            "「増えている」と、数と出典",
        ),
        Rule(
            anywhere(
                r"[かカ構]ま?ってちゃん|(?:気を引|注目を集め|注意を引)(?:き|く|こう)?(?:たい"
                r"|とする)?だけ"
            ),
            Reason.BLAME,
            "「助けが必要だというサイン」",
        ),
        Rule(
            anywhere(
                r"(?:自殺|自死|死ぬこと)(?:こそ|だけ)?(?:が|は)(?:唯一の)?(?:解決|救い|逃げ道|答え)"
                r"(?!では|じゃ|に(?:は)?な(?:ら|り))"
            ),
            Reason.ANSWER,
            "つらさは和らぐことがあること、助けがある場所を書く",
        ),
        Rule(
            anywhere(r"(?:政治的|経済的|社会的)(?:な)?自殺"),
            Reason.JOKE,
            "言いたいことをそのまま書く",
        ),
        Rule(
            anywhere(r"メンヘラ|[基気]地外|キチガイ|気違い|精神異常者?|リストカッター|サイコパス"),
            Reason.LABEL,
            "「…とともに生きる人」",
        ),
        Rule(
            anywhere(
                r"アル中|ヤク中|シャブ中|薬中|ジャンキー|薬物乱用|アルコール乱用|薬物中毒者"
                r"|中毒患者"
            ),
            Reason.JUDGEMENT,
            "「アルコール依存症の人」「薬物を使う人」",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"[^。、\s]{0,4}(?:防止|予防|センター|相談|協会|連合|財団)"),
    members=re.compile(r"(?:匿名|無名の)\Z"),
)
