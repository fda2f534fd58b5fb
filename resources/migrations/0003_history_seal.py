import django.contrib.postgres.fields
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

# The reasons are in resources/models/history_seal.py. The triggers are no pgtrigger ones, because
# whoever can set a session variable can switch those off.
FUNCTIONS = r"""
CREATE FUNCTION protect_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Cannot update or delete rows from % table', TG_TABLE_NAME;
END $$;

CREATE FUNCTION protect_sealed_context() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A context grows while its transaction lasts: pghistory writes it with its first event.
    IF EXISTS (
        SELECT FROM resources_historyseal seal
        JOIN resources_historylayout layout ON layout.id = seal.layout_id
        WHERE seal.row_id = OLD.id::text AND layout.table_name = TG_TABLE_NAME
    ) THEN
        RAISE EXCEPTION 'Cannot update or delete rows from % table', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Only the triggers of the history write to %', TG_TABLE_NAME;
END $$;

CREATE FUNCTION seal_history_row(sealed_table text, sealed_row text, content jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    found_layout bigint;
    present varchar[] := ARRAY(SELECT jsonb_object_keys(content));
    last_sequence bigint;
    last_digest bytea;
BEGIN
    -- Held until the end of the commit: two commits never seal after the same row.
    PERFORM pg_advisory_xact_lock(hashtextextended('resources_historyseal', 0));
    SELECT id INTO found_layout FROM resources_historylayout
    WHERE table_name = sealed_table AND columns = present;
    IF NOT FOUND THEN
        INSERT INTO resources_historylayout (table_name, columns)
        VALUES (sealed_table, present) RETURNING id INTO found_layout;
    END IF;
    SELECT sequence, digest INTO last_sequence, last_digest
    FROM resources_historyseal ORDER BY sequence DESC LIMIT 1;
    last_sequence := coalesce(last_sequence, 0) + 1;
    last_digest := coalesce(last_digest, decode(repeat('00', 32), 'hex'));
    INSERT INTO resources_historyseal (sequence, layout_id, row_id, sealed_at, digest)
    VALUES (last_sequence, found_layout, sealed_row, now(), sha256(convert_to(concat_ws(
        E'\n', encode(last_digest, 'hex'), last_sequence, to_jsonb(now()) #>> '{}',
        sealed_table, sealed_row, content
    ), 'UTF8')));
END $$;

-- Runs as the owner, so that the application's role needs no right to write seals.
CREATE FUNCTION seal_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET TimeZone = 'UTC' AS $$
DECLARE
    content jsonb := to_jsonb(NEW);
BEGIN
    IF TG_TABLE_NAME = 'pghistory_context' THEN
        -- NEW is the context as it was first written.
        SELECT to_jsonb(context) INTO content FROM pghistory_context context WHERE id = NEW.id;
    END IF;
    PERFORM seal_history_row(TG_TABLE_NAME, content ->> TG_ARGV[0], content);
    RETURN NULL;
END $$;

-- For later migrations too: each new event table needs SELECT guard_history('table', 'pgh_id').
CREATE FUNCTION guard_history(guarded regclass, key text) RETURNS void LANGUAGE plpgsql
SET TimeZone = 'UTC' AS $$
DECLARE
    stored record;
BEGIN
    IF guarded = 'pghistory_context'::regclass THEN
        EXECUTE format('CREATE TRIGGER history_sealed_stays BEFORE UPDATE ON %s FOR EACH ROW '
                       'EXECUTE FUNCTION protect_sealed_context()', guarded);
        EXECUTE format('CREATE TRIGGER history_stays BEFORE DELETE ON %s FOR EACH ROW '
                       'EXECUTE FUNCTION protect_history()', guarded);
    ELSE
        EXECUTE format('CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON %s FOR EACH ROW '
                       'EXECUTE FUNCTION protect_history()', guarded);
    END IF;
    EXECUTE format('CREATE TRIGGER history_stays_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT '
                   'EXECUTE FUNCTION protect_history()', guarded);
    FOR stored IN EXECUTE format(
        'SELECT %1$I::text AS id, to_jsonb(t) AS content FROM %2$s t ORDER BY %1$I', key, guarded
    ) LOOP
        PERFORM seal_history_row(guarded::text, stored.id, stored.content);
    END LOOP;
    EXECUTE format('CREATE CONSTRAINT TRIGGER history_is_sealed AFTER INSERT ON %s '
                   'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW '
                   'EXECUTE FUNCTION seal_history(%L)', guarded, key);
END $$;

REVOKE EXECUTE ON FUNCTION seal_history_row, guard_history, seal_history FROM PUBLIC;

DO $$
DECLARE
    own text;
BEGIN
    FOREACH own IN ARRAY ARRAY['seal_history()', 'protect_sealed_context()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', own, current_schema());
    END LOOP;
END $$;
"""

FORGET = """
DROP FUNCTION protect_history() CASCADE;
DROP FUNCTION protect_sealed_context() CASCADE;
DROP FUNCTION refuse_seal() CASCADE;
DROP FUNCTION seal_history() CASCADE;
DROP FUNCTION guard_history(regclass, text);
DROP FUNCTION seal_history_row(text, text, jsonb);
"""

GUARDED = {
    'pghistory_context': 'id',
    'resources_verification': 'id',
    'resources_audienceevent': 'pgh_id',
    'resources_contactmethodevent': 'pgh_id',
    'resources_emergencynumberevent': 'pgh_id',
    'resources_formerslugevent': 'pgh_id',
    'resources_organizationevent': 'pgh_id',
    'resources_serviceaudienceevent': 'pgh_id',
    'resources_servicecoverageevent': 'pgh_id',
    'resources_serviceevent': 'pgh_id',
    'resources_servicetextevent': 'pgh_id',
    'resources_servicetopicevent': 'pgh_id',
    'resources_sourceevent': 'pgh_id',
    'resources_topicevent': 'pgh_id',
}

GUARD = "\n".join(f"SELECT guard_history('{table}', '{key}');" for table, key in GUARDED.items())

# Last, because the rows that are there already are not sealed by a trigger.
PROTECT_SEALS = r"""
DO $$
DECLARE
    own text;
BEGIN
    FOREACH own IN ARRAY ARRAY['resources_historyseal', 'resources_historylayout'] LOOP
        EXECUTE format('CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON %I FOR EACH ROW '
                       'EXECUTE FUNCTION protect_history()', own);
        EXECUTE format('CREATE TRIGGER history_stays_whole BEFORE TRUNCATE ON %I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION protect_history()', own);
        EXECUTE format('CREATE TRIGGER history_is_not_made_up BEFORE INSERT ON %I FOR EACH ROW '
                       'WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_seal()', own);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('resources', '0002_moderation'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='HistoryLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table_name', models.CharField(max_length=63)),
                ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), size=None)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('table_name', 'columns'), name='history_layout_is_written_once')],
            },
        ),
        migrations.CreateModel(
            name='HistorySeal',
            fields=[
                ('sequence', models.BigIntegerField(primary_key=True, serialize=False)),
                ('row_id', models.CharField(max_length=36)),
                ('sealed_at', models.DateTimeField()),
                ('digest', models.BinaryField()),
                ('layout', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, to='resources.historylayout')),
            ],
            options={
                'ordering': ['sequence'],
                'constraints': [models.UniqueConstraint(fields=('row_id', 'layout'), name='history_row_is_sealed_once')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, FORGET),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
        migrations.RunSQL(PROTECT_SEALS, migrations.RunSQL.noop),
    ]
