package io.tributary.schema.table;

import io.tributary.schema.Field;
import io.tributary.schema.TableSpec;
import java.util.List;

/**
 * One row per job, part of what it is made by, and change of it: a key of a contract, a tag, an
 * audience, a settings file. The newest row of a part counts.
 */
public final class Recipes {

  public static final Field JOB = Field.string("job", "The job it is for.").notNull();
  public static final Field PART =
      Field.string("part", "Such as columns, tag a.b.c or identity.yaml.").notNull();
  public static final Field VERSION =
      Field.string("version", "Hash of its content; null where it was taken away.");
  public static final Field RUN_ID =
      Field.string("run_id", "The first run that worked by it.").notNull();
  public static final Field AT = Field.timestamp("at", "Clock of that run.").notNull();

  public static final TableSpec TABLE = TableSpec.of(
      "ops", "recipes", "job × part × change", List.of(JOB, PART, VERSION, RUN_ID, AT), List.of());

  private Recipes() {}
}
