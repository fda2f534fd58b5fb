import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# Before there are rows: since the seals are protected, only triggers write them.
GUARD = """
SELECT guard_history('resources_moderatorevent', 'pgh_id');
SELECT guard_history('resources_verificationcontactevent', 'pgh_id');
"""

# What people were when this history began, so that their first change has a before.
BEGIN_HISTORY = """
INSERT INTO resources_moderatorevent
    (pgh_created_at, pgh_label, pgh_obj_id, role, regions, languages, is_active)
SELECT now(), 'present', id, role, regions, languages, is_active FROM resources_moderator;
"""

# The columns of the organization's own history stay: seals hold them.
MOVE_CONTACTS = """
INSERT INTO resources_verificationcontact
    (organization_id, position, name, role, email, phone, language)
SELECT id, 0, verification_contact_name, verification_contact_role, verification_contact_email,
       verification_contact_phone, ''
FROM resources_organization
WHERE concat(verification_contact_name, verification_contact_role, verification_contact_email,
             verification_contact_phone) <> '';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

MOVE_BACK = """
UPDATE resources_organization SET
    verification_contact_name = first.name, verification_contact_role = first.role,
    verification_contact_email = first.email, verification_contact_phone = first.phone
FROM (
    SELECT DISTINCT ON (organization_id) * FROM resources_verificationcontact
    ORDER BY organization_id, position, id
) AS first WHERE first.organization_id = resources_organization.id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

PASSED_ON_BACK = "UPDATE resources_confirmation SET reply = 'no-reply' WHERE reply = 'passed-on'"


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('resources', '0004_findings'),
    ]

    operations = [
        migrations.CreateModel(
            name='ModeratorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('role', models.CharField(choices=[('contributor', 'contributor'), ('moderator', 'moderator'), ('editor', 'editor')], default='contributor', max_length=20)),
                ('regions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list, size=None)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=35), blank=True, default=list, size=None)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VerificationContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('role', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=50)),
                ('language', models.CharField(blank=True, max_length=35)),
            ],
            options={
                'ordering': ['organization', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='VerificationContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('role', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=50)),
                ('language', models.CharField(blank=True, max_length=35)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='confirmation',
            name='confirmation_reply_is_known',
        ),
        migrations.AddField(
            model_name='confirmation',
            name='follows',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='followed_by', to='resources.confirmation'),
        ),
        migrations.AlterField(
            model_name='confirmation',
            name='reply',
            field=models.CharField(choices=[('waiting', 'waiting'), ('confirmed', 'confirmed'), ('corrected', 'corrected'), ('passed-on', 'passed-on'), ('no-reply', 'no-reply')], default='waiting', max_length=10),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moderator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_moderatorevent" ("is_active", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "role") VALUES (NEW."is_active", NEW."languages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regions", NEW."role"); RETURN NULL;', hash='8081e79c24dc6930caa88e96a780737ede413105', operation='INSERT', pgid='pgtrigger_insert_insert_2fc9c', table='resources_moderator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moderator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."regions" IS DISTINCT FROM (NEW."regions") OR OLD."role" IS DISTINCT FROM (NEW."role"))', func='INSERT INTO "resources_moderatorevent" ("is_active", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "role") VALUES (NEW."is_active", NEW."languages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regions", NEW."role"); RETURN NULL;', hash='30b0c88cc012872793efd79e8a9b2ea64795ec73', operation='UPDATE', pgid='pgtrigger_update_update_68d66', table='resources_moderator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moderator',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_moderatorevent" ("is_active", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regions", "role") VALUES (OLD."is_active", OLD."languages", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."regions", OLD."role"); RETURN NULL;', hash='98346efb74b3602bb9aa1e5b1d288a983f03e5b8', operation='DELETE', pgid='pgtrigger_delete_delete_2f9c4', table='resources_moderator', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='confirmation',
            constraint=models.CheckConstraint(condition=models.Q(('reply__in', ['waiting', 'confirmed', 'corrected', 'passed-on', 'no-reply'])), name='confirmation_reply_is_known'),
        ),
        migrations.AddField(
            model_name='moderatorevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='moderatorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='verificationcontact',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verification_contacts', to='resources.organization'),
        ),
        migrations.AddField(
            model_name='verificationcontactevent',
            name='organization',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='resources.organization'),
        ),
        migrations.AddField(
            model_name='verificationcontactevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='verificationcontactevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='resources.verificationcontact'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='moderatorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3873008cbed1e83af33dd22ee5bd494cf6c197d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6887', table='resources_moderatorevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='verificationcontact',
            constraint=models.CheckConstraint(condition=models.Q(('email', ''), ('name', ''), ('phone', ''), ('role', ''), _negated=True), name='verification_contact_is_somebody'),
        ),
        migrations.AddConstraint(
            model_name='verificationcontact',
            constraint=models.UniqueConstraint(models.F('organization'), django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='verification_contact_is_listed_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verificationcontact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_verificationcontactevent" ("email", "id", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role") VALUES (NEW."email", NEW."id", NEW."language", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."role"); RETURN NULL;', hash='a1bc2a1f76e618e1b89f49b1e7017765e5081781', operation='INSERT', pgid='pgtrigger_insert_insert_658a5', table='resources_verificationcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verificationcontact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "resources_verificationcontactevent" ("email", "id", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role") VALUES (NEW."email", NEW."id", NEW."language", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."role"); RETURN NULL;', hash='6619be4609aeed11a03e0e153b9af2e1118de6a5', operation='UPDATE', pgid='pgtrigger_update_update_31825', table='resources_verificationcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verificationcontact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_verificationcontactevent" ("email", "id", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role") VALUES (OLD."email", OLD."id", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."role"); RETURN NULL;', hash='cb398834f5b2c3322547ab62197e37b9cdcf2220', operation='DELETE', pgid='pgtrigger_delete_delete_4dfe7', table='resources_verificationcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verificationcontactevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='822c17afdbfcf639257ede70506dc5672feef49d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_77df7', table='resources_verificationcontactevent', when='BEFORE')),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
        migrations.RunSQL(BEGIN_HISTORY, migrations.RunSQL.noop),
        migrations.RunSQL(MOVE_CONTACTS, MOVE_BACK),
        migrations.RunSQL(migrations.RunSQL.noop, PASSED_ON_BACK),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organization',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organization',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organization',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='organization',
            name='verification_contact_email',
        ),
        migrations.RemoveField(
            model_name='organization',
            name='verification_contact_name',
        ),
        migrations.RemoveField(
            model_name='organization',
            name='verification_contact_phone',
        ),
        migrations.RemoveField(
            model_name='organization',
            name='verification_contact_role',
        ),
        migrations.AlterField(
            model_name='organizationevent',
            name='verification_contact_email',
            field=models.EmailField(blank=True, db_default='', max_length=254),
        ),
        migrations.AlterField(
            model_name='organizationevent',
            name='verification_contact_name',
            field=models.CharField(blank=True, db_default='', max_length=200),
        ),
        migrations.AlterField(
            model_name='organizationevent',
            name='verification_contact_phone',
            field=models.CharField(blank=True, db_default='', max_length=50),
        ),
        migrations.AlterField(
            model_name='organizationevent',
            name='verification_contact_role',
            field=models.CharField(blank=True, db_default='', max_length=200),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_organizationevent" ("alternate_name", "country_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (NEW."alternate_name", NEW."country_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."url"); RETURN NULL;', hash='60616fe68df812fa4a1571467151eaea25e26d39', operation='INSERT', pgid='pgtrigger_insert_insert_f5515', table='resources_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "resources_organizationevent" ("alternate_name", "country_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (NEW."alternate_name", NEW."country_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."url"); RETURN NULL;', hash='322a45bfd39eacb2fe05590407f8e03b5015c0ba', operation='UPDATE', pgid='pgtrigger_update_update_11ba2', table='resources_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_organizationevent" ("alternate_name", "country_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url") VALUES (OLD."alternate_name", OLD."country_id", OLD."description", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."url"); RETURN NULL;', hash='60ee102bef50339b50903951f4fa23b0c5f91251', operation='DELETE', pgid='pgtrigger_delete_delete_1a378', table='resources_organization', when='AFTER')),
        ),
    ]
