package io.tributary.job.publish;

import static org.apache.spark.sql.functions.col;

import io.tributary.pipeline.activation.ExportCandidatesTransform;
import io.tributary.pipeline.activation.ExportInputs;
import io.tributary.pipeline.activation.ExportLinesTransform;
import io.tributary.pipeline.activation.LineMaker;
import io.tributary.pipeline.privacy.AsOf;
import io.tributary.pipeline.privacy.GrantedTransform;
import io.tributary.pipeline.standard.FieldCipher;
import io.tributary.pipeline.standard.LakeKeys;
import io.tributary.pipeline.standard.Tokens;
import io.tributary.schema.TableSpec;
import io.tributary.schema.destination.Destination;
import io.tributary.schema.table.AudienceMembers;
import io.tributary.schema.table.ConsentEvents;
import io.tributary.schema.table.Customer360;
import io.tributary.schema.table.ExportReceipts;
import io.tributary.schema.table.Identifiers;
import io.tributary.schema.table.IdentityMap;
import io.tributary.schema.table.Suppressions;
import io.tributary.schema.table.VaultIdentifiers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A destination's lines, and what kept the others from leaving. */
final class ExportLines {

  /** The tables an export is made of. */
  static final List<TableSpec> READS = List.of(
      AudienceMembers.TABLE,
      Suppressions.TABLE,
      ConsentEvents.TABLE,
      IdentityMap.TABLE,
      Identifiers.TABLE,
      VaultIdentifiers.TABLE,
      Customer360.TABLE);

  private ExportLines() {}

  /**
   * Rows of {@link ExportLinesTransform}. Consent is asked of the statements themselves, as of the
   * time of writing, not of what a table made of them earlier.
   *
   * @param tables gives the rows of a table
   * @param last deliveries to compare with
   */
  static Dataset<Row> of(
      Function<TableSpec, Dataset<Row>> tables,
      Destination destination,
      LakeKeys keys,
      Collection<LastDelivery> last,
      Instant asOf) {
    Dataset<Row> identityMap = tables.apply(IdentityMap.TABLE);
    Dataset<Row> granted = GrantedTransform.apply(
        tables.apply(ConsentEvents.TABLE), identityMap, destination.needs(), AsOf.now(asOf));
    ExportInputs inputs = new ExportInputs(
        tables.apply(AudienceMembers.TABLE),
        tables.apply(Suppressions.TABLE),
        granted,
        identityMap,
        tables.apply(Identifiers.TABLE),
        tables.apply(VaultIdentifiers.TABLE),
        tables.apply(Customer360.TABLE));
    Object[] ids = last.stream().flatMap(one -> one.id().stream()).toArray();
    Dataset<Row> lastLines =
        tables.apply(ExportReceipts.TABLE).where(col("delivery_id").isin(ids));
    return ExportLinesTransform.apply(
        ExportCandidatesTransform.apply(inputs, destination, asOf),
        LineMaker.of(destination, new FieldCipher(keys)),
        new Tokens(keys),
        lastLines);
  }
}
