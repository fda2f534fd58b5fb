"""The questions of the desk as SQL: what is asked now, of whom, and what was put off or settled."""

# A line without any check counts as overdue from the day on which it was published.
_FOUND = """
WITH crisis AS MATERIALIZED (
    SELECT id FROM resources_service AS service
    WHERE state = 'published' AND (priority OR EXISTS (
        SELECT FROM resources_service_topics AS link
        WHERE link.service_id = service.id AND link.topic_id = ANY(%(crisis)s)))
), report AS (
    SELECT service_id, contact_method_id, reported_at,
           reported_at - lag(reported_at) OVER (
               PARTITION BY service_id, contact_method_id ORDER BY reported_at) AS after
    FROM resources_problemreport WHERE answered_at IS NULL
), found AS (
    SELECT 'report:' || service_id || ':' || coalesce(contact_method_id::text, '') AS key,
           'report' AS kind,
           CASE WHEN service_id IN (SELECT id FROM crisis)
                THEN CASE WHEN coalesce(bool_or(after <= %(within)s), false)
                     THEN %(harm report, twice in a day, crisis)s ELSE %(harm report, crisis)s END
                ELSE CASE WHEN coalesce(bool_or(after <= %(within)s), false)
                     THEN %(harm report, twice in a day)s ELSE %(harm report)s END
           END AS harm,
           min(reported_at) AS since, service_id, contact_method_id, NULL::uuid AS proposal_id,
           '' AS region, count(*) AS reports, NULL::uuid AS other_id
    FROM report GROUP BY service_id, contact_method_id
  UNION ALL
    SELECT 'overdue:' || service.id, 'overdue',
           CASE WHEN service.id IN (SELECT id FROM crisis)
                THEN %(harm overdue, crisis)s ELSE %(harm overdue)s END,
           min(coalesce(due.on_day::timestamptz, service.published_at)),
           service.id, NULL, NULL, '', 0, NULL
    FROM (
        SELECT service_id, review_due_on AS on_day FROM resources_contactmethod
        WHERE working <> 'down' AND (number_checked_on IS NULL OR review_due_on <= %(today)s)
      UNION ALL
        SELECT service_id, review_due_on FROM resources_verification AS old
        WHERE aspect <> 'number' AND review_due_on <= %(today)s AND NOT EXISTS (
            SELECT FROM resources_verification AS newer
            WHERE newer.service_id = old.service_id AND newer.aspect = old.aspect
              AND newer.contact_method_id IS NOT DISTINCT FROM old.contact_method_id
              AND newer.review_due_on > old.review_due_on)
    ) AS due JOIN resources_service AS service
      ON service.id = due.service_id AND service.state = 'published'
    GROUP BY service.id
  UNION ALL
    SELECT 'hidden:' || method.id, 'hidden', %(harm hidden)s, service.published_at,
           service.id, method.id, NULL, '', 0, NULL
    FROM resources_contactmethod AS method JOIN resources_service AS service
      ON service.id = method.service_id AND service.state = 'published'
    WHERE working = 'down'
  UNION ALL
    SELECT 'link:' || checked.id, 'link', %(harm link)s, checked_at, service_id,
           contact_method_id, NULL, '', 0, NULL
    FROM resources_linkcheck AS checked JOIN resources_service AS service
      ON service.id = checked.service_id AND service.state = 'published'
    WHERE outcome = 'dead'
      AND NOT EXISTS (SELECT FROM resources_contactmethod AS method
                      WHERE method.id = checked.contact_method_id AND working = 'down')
  UNION ALL
    SELECT 'proposal:' || id, 'proposal',
           CASE WHEN origin = 'service' THEN %(harm proposal, service)s ELSE %(harm proposal)s END,
           made_at, service_id, NULL, id, '', 0, NULL
    FROM resources_proposal WHERE decision = 'open'
  UNION ALL
    SELECT 'unanswered:' || id, 'unanswered', %(harm unanswered)s, expires_at, service_id,
           NULL, NULL, '', 0, NULL
    FROM resources_confirmation WHERE reply = 'no-reply'
  UNION ALL
    SELECT 'unanswered:' || letter.id, 'unanswered', %(harm unanswered)s, queued_at, service_id,
           NULL, NULL, '', 0, NULL
    FROM resources_confirmationletter AS letter JOIN resources_confirmation AS confirmation
      ON confirmation.id = letter.confirmation_id
    WHERE letter.delivery IN ('unclear', 'failed') AND confirmation.reply = 'waiting'
  UNION ALL
    SELECT 'number:' || doubt.id, 'number',
           CASE WHEN refusal = '' AND class_now <> 'premium' THEN %(harm number)s
                WHEN service.id IN (SELECT id FROM crisis) THEN %(harm number, dear, crisis)s
                ELSE %(harm number, dear)s END,
           found_at, service.id, method.id, NULL, '', 0, NULL
    FROM resources_numberdoubt AS doubt JOIN resources_contactmethod AS method
      ON method.id = doubt.contact_method_id AND method.value = doubt.value AND working <> 'down'
     AND (refusal <> '' OR method.number_class <> class_now)
    JOIN resources_service AS service
      ON service.id = method.service_id AND service.state = 'published'
  UNION ALL
    SELECT 'duplicate:' || one.id || ':' || two.id, 'duplicate', %(harm duplicate)s, found_at,
           one.id, NULL, NULL, '', 0, two.id
    FROM resources_likelyduplicate AS pair
    JOIN resources_service AS one ON one.id = pair.first_id AND one.state <> 'retired'
    JOIN resources_service AS two ON two.id = pair.second_id AND two.state <> 'retired'
    WHERE one.paired_with_id IS DISTINCT FROM two.id AND two.paired_with_id IS DISTINCT FROM one.id
  UNION ALL
    SELECT 'import:' || id, 'import', %(harm import)s, '2000-01-01'::timestamptz, id,
           NULL, NULL, '', 0, NULL
    FROM resources_service WHERE state IN ('draft', 'in_review')
  UNION ALL
    SELECT 'gap:' || code, 'gap', %(harm gap)s, '2000-01-01'::timestamptz, NULL, NULL, NULL,
           code, 0, NULL
    FROM resources_region WHERE parent_id = 'world' AND NOT EXISTS (
        SELECT FROM resources_indexentry AS entry
        WHERE entry.region = code AND entry.topic = '' AND entry.language = '')
"""


def _is_covered(service: str, codes: str) -> str:
    """Whether the listing in this column helps in one of these places."""
    return f"""EXISTS (
          SELECT FROM resources_service_coverage AS covered
          WHERE covered.service_id = {service} AND (covered.region_id = ANY({codes})
                 OR split_part(covered.region_id, '-', 1) = ANY({codes})))"""


def _is_spoken(service: str, tags: str) -> str:
    return f"""EXISTS (
          SELECT FROM resources_contactmethod AS method
          WHERE method.service_id = {service} AND method.languages && {tags})"""


def _is_spoken_or_written(service: str, tags: str) -> str:
    return f"""({_is_spoken(service, tags)} OR EXISTS (
          SELECT FROM resources_servicetext AS text
          WHERE text.service_id = {service} AND text.language = ANY({tags})))"""


_LIMITS, _LANGUAGES = "%(limits)s::varchar[]", "%(languages)s::varchar[]"
_REGION, _LANGUAGE = "ARRAY[%(region)s]::varchar[]", "ARRAY[%(language)s]::varchar[]"

# A moderator decides on both listings of a pair, or is not asked; who looks for a place or a
# language finds it by either.
QUESTIONS = f"""{_FOUND}), open AS (
    SELECT found.*, hold.held_by_id, hold.held_until
    FROM found LEFT JOIN resources_hold AS hold ON hold.question = found.key
    WHERE settled_at IS NULL AND (snoozed_until IS NULL OR snoozed_until <= %(at)s)
      AND (%(mine)s::bigint IS NULL OR (held_by_id = %(mine)s AND held_until > %(at)s))
      AND ({_LIMITS} = '{{}}' OR region = ANY({_LIMITS})
           OR {_is_covered("found.service_id", _LIMITS)})
      AND (found.other_id IS NULL OR {_LIMITS} = '{{}}' OR {_is_covered("found.other_id", _LIMITS)})
      AND ({_LANGUAGES} = '{{}}' OR {_is_spoken_or_written("found.service_id", _LANGUAGES)})
      AND (found.other_id IS NULL OR {_LANGUAGES} = '{{}}'
           OR {_is_spoken_or_written("found.other_id", _LANGUAGES)})
      AND (%(region)s = '' OR region = %(region)s
           OR {_is_covered("found.service_id", _REGION)}
           OR {_is_covered("found.other_id", _REGION)})
      AND (%(language)s = '' OR {_is_spoken("found.service_id", _LANGUAGE)}
           OR {_is_spoken("found.other_id", _LANGUAGE)})
)
"""  # noqa: S608 (ours)
