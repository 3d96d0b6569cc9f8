package io.tributary.pipeline.bronze;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One file to read.
 *
 * @param path below the landing root
 * @param fingerprint hash of its bytes; part of what its values are sealed with
 * @param day the day its path names, where it names one
 * @param arrival sorts the runs that brought files by their time
 */
record LandedFile(String path, String fingerprint, Optional<LocalDate> day, String arrival) {

  /** The columns of a list of files: path, fingerprint, file_day, arrival. */
  static final StructType SCHEMA = new StructType()
      .add("path", DataTypes.StringType)
      .add("fingerprint", DataTypes.StringType)
      .add("file_day", DataTypes.DateType)
      .add("arrival", DataTypes.StringType);

  static LandedFile of(Row row) {
    return new LandedFile(
        row.getAs("path"),
        row.getAs("fingerprint"),
        day(row.getAs("file_day")),
        row.getAs("arrival"));
  }

  private static Optional<LocalDate> day(Object value) {
    if (value instanceof java.sql.Date date) {
      return Optional.of(date.toLocalDate());
    }
    return Optional.ofNullable((LocalDate) value);
  }
}
