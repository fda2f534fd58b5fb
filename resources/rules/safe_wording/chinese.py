"""Chinese. No spaces, so words are found anywhere; traditional characters are folded before."""

import re

from resources.rules.safe_wording.rule import Language, Reason, Rule, anywhere, near

_SUICIDE = r"(?:自杀|轻生|自尽)(?!(?:行为)?(?:预防|防治|防止|干预|研究|念头|想法|倾向|危机))"
_DIES = rf"(?:{_SUICIDE}|结束(?:了)?(?:自己的)?生命|身亡)"
_NO_HELP = r"[^,,。;;!!??预防止免救]"
_AMOUNT = r"\d[\d.,]{0,12} ?(?:片|粒|颗|毫克|克|毫升|盒|瓶|包|mg|g|ml)"
_KILLS = r"(?:自杀|致命|致死|死亡|身亡|会死|毒死|中毒|丧命)"
_SPOT = r"(?:桥|楼顶|天台|屋顶|楼|大厦|阳台|窗户?|站台|铁轨|地铁站?|车站|悬崖|塔|水库|宾馆|酒店)"

_ONLY_DIED = "“死于自杀”,不写方式和地点"
_NO_DOSE = "“任何用量都可能有危险”,并写上中毒急救电话"

CHINESE = Language(
    rules=(
        Rule(
            anywhere(
                rf"(?:用|服用|服下|吞服|吞下|吃了?|喝了?|服了?){_NO_HELP}{{1,12}}?{_SUICIDE}"
                r"|(?:怎么|怎样|如何|咋)(?:才能)?(?:无痛(?:苦)?|快速)?(?:地)?"
                r"(?:自杀|去死|死得|死掉|自残|自伤|割腕|结束(?:自己的)?生命|杀死自己)"
                r"|(?:自杀|自残|自伤|轻生)(?:的)?(?:方法|方式|手段|教程)"
                r"|无痛(?:苦)?(?:的)?(?:自杀|死亡|死法|死)|(?:上吊|割腕|烧炭)(?:自杀|身亡)?"
            ),
            Reason.METHOD,
            _ONLY_DIED,
        ),
        Rule(
            anywhere(
                rf"致死(?:剂)?量|致命(?:的)?剂量|{near(_AMOUNT, _KILLS, within=20, words=False)}"
            ),
            Reason.DOSE,
            _NO_DOSE,
        ),
        Rule(
            anywhere(
                rf"从{_NO_HELP}{{0,12}}?{_SPOT}{_NO_HELP}{{0,4}}?(?:跳|坠|纵身|一跃)"
                rf"|(?:在|于){_NO_HELP}{{0,12}}?{_SPOT}{_NO_HELP}{{0,4}}?{_DIES}"
                r"|跳(?:楼|桥|轨|河|海)(?:自杀|身亡|轻生)?"
            ),
            Reason.PLACE,
            _ONLY_DIED,
        ),
        Rule(anywhere(r"畏罪自杀|自杀罪|犯下?了?自杀"), Reason.CRIME, "“死于自杀”"),
        Rule(
            anywhere(
                r"自杀(?:没有|没|未能|未遂)?(?:的)?(?:成功|失败)(?!率)|(?:成功|失败)(?:的|地)?自杀"
            ),
            Reason.SUCCESS,
            "“自杀未遂”或“死于自杀”",
        ),
        Rule(
            anywhere(r"自杀(?:浪潮|狂潮|风潮|潮|瘟疫|频发)"),
            Reason.ALARM,
            "“人数增加”,并写出数字和来源",
        ),
        Rule(
            anywhere(
                r"(?:只是|不过是|就是|无非)(?:想|为了|在)?(?:博|引起?|吸引)(?:取|人)?(?:关注"
                r"|注意|眼球)"
            ),
            Reason.BLAME,
            "“表示需要支持”",
        ),
        Rule(
            anywhere(r"(?:自杀|死|死亡)(?:才|就)?是(?:唯一的?|最好的?)?(?:出路|办法|解脱|答案)"),
            Reason.ANSWER,
            "写出痛苦可以过去,以及哪里有帮助",
        ),
        Rule(anywhere(r"(?:政治|经济|职业|商业)自杀"), Reason.JOKE, "直接写出意思"),
        Rule(
            anywhere(r"疯子|神经病(?!学|院|科)|精神病人|变态(?!反应)"),
            Reason.LABEL,
            "“患有……的人”",
            names_may_say_it=True,
        ),
        Rule(
            anywhere(
                r"瘾君子|酒鬼|毒虫|毒鬼|吸毒(?:者|鬼|犯|人员)|(?:药物|酒精)滥用|滥用(?:药物"
                r"|酒精|毒品)"
            ),
            Reason.JUDGEMENT,
            "“使用……的人”“物质使用”",
            names_may_say_it=True,
        ),
    ),
    institution=re.compile(r"[^,。\s]{0,4}(?:防治|预防|中心|协会|热线|研究所|委员会)"),
    members=re.compile(r"(?:匿名|无名)\Z"),
)
