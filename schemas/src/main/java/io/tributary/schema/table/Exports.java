package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/** One row per delivery made, repeated or refused: the manifest's figures. */
public final class Exports {

  public static final Field DELIVERY_ID = Field.string(
          "delivery_id", "As-of time and hash of destination, audience, rules and files.")
      .notNull();
  public static final Field DESTINATION =
      Field.string("destination", "Where to.").notNull();
  public static final Field TYPE = Field.string("type", "The file format.").notNull();
  public static final Field AUDIENCE_ID =
      Field.string("audience_id", "The audience.").notNull();
  public static final Field RULE_VERSION =
      Field.string("rule_version", "Versions of the audience's rule; null where it is empty.");
  public static final Field STATUS = Field.string(
          "status",
          "delivered; repeated: the same delivery was made before, its files were put again;"
              + " refused: nothing left.")
      .notNull();
  public static final Field MESSAGE = Field.string("message", "Why it was refused.");
  public static final Field MODE = Field.string("mode", "full.").notNull();
  public static final Field EXPORT_RULES =
      Field.string("export_rules", "Rules with versions, joined by commas.").notNull();
  public static final Field AS_OF =
      Field.timestamp("as_of", "What time it shows.").notNull();
  public static final Field MEMBERS =
      Field.count("members", "Persons in the audience.").notNull();
  public static final Field SUPPRESSED =
      Field.count("suppressed", "Persons left out by gold.suppressions.").notNull();
  public static final Field NO_CONSENT = Field.count(
          "no_consent", "Persons left out because no consent covers purpose and recipient.")
      .notNull();
  public static final Field NO_IDENTIFIER =
      Field.count("no_identifier", "Persons without an identifier of the kind.").notNull();
  public static final Field REJECTED =
      Field.count("rejected", "Values refused one by one.").notNull();
  public static final Field REJECTIONS =
      Field.string("rejections", "Refused values by reason, as JSON.").notNull();
  public static final Field DUPLICATES = Field.count(
          "duplicates", "Lines left out because the file has them already.")
      .notNull();
  public static final Field ROWS = Field.count("rows", "Lines of the files.").notNull();
  public static final Field ADDED =
      Field.count("added", "Lines the last delivery did not have.").notNull();
  public static final Field REMOVED = Field.count(
          "removed", "Lines the last delivery had and this one has not.")
      .notNull();
  public static final Field KEPT = Field.count("kept", "Lines both have.").notNull();
  public static final Field LOCATION =
      Field.string("location", "Folder of the files; null where nothing left.");
  public static final Field MANIFEST_SHA256 = Field.string(
      "manifest_sha256", "SHA-256 of the manifest as delivered; null where nothing left.");
  public static final Field JURISDICTION =
      Field.string("jurisdiction", "Country the data goes to.").notNull();
  public static final Field RUN_ID = Field.string("run_id", "The run.").notNull();
  public static final Field AT = Field.timestamp("at", "The run's clock.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops",
      "exports",
      "delivery event",
      List.of(
          DELIVERY_ID,
          DESTINATION,
          TYPE,
          AUDIENCE_ID,
          RULE_VERSION,
          STATUS,
          MESSAGE,
          MODE,
          EXPORT_RULES,
          AS_OF,
          MEMBERS,
          SUPPRESSED,
          NO_CONSENT,
          NO_IDENTIFIER,
          REJECTED,
          REJECTIONS,
          DUPLICATES,
          ROWS,
          ADDED,
          REMOVED,
          KEPT,
          LOCATION,
          MANIFEST_SHA256,
          JURISDICTION,
          RUN_ID,
          AT),
      List.of());

  private Exports() {}
}
