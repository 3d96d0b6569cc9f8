package io.tributary.schema.contract;

import io.tributary.schema.yaml.DidYouMean;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Names and types of the standardisers pipelines brings, which this module cannot see. */
public final class KnownStandardisers {

  private static final Map<String, DataType> TYPES = Map.ofEntries(
      Map.entry("money", DataTypes.createDecimalType(18, 2)),
      Map.entry("decimal", DataTypes.createDecimalType(38, 4)),
      Map.entry("integer", DataTypes.LongType),
      Map.entry("timestamp", DataTypes.TimestampType),
      Map.entry("date", DataTypes.DateType),
      Map.entry("birthday", DataTypes.DateType),
      Map.entry("boolean", DataTypes.BooleanType),
      Map.entry("text", DataTypes.StringType),
      Map.entry("lower", DataTypes.StringType),
      Map.entry("enum", DataTypes.StringType),
      Map.entry("name", DataTypes.StringType),
      Map.entry("gender", DataTypes.StringType),
      Map.entry("region", DataTypes.StringType),
      Map.entry("category", DataTypes.StringType),
      Map.entry("phone", DataTypes.StringType),
      Map.entry("email", DataTypes.StringType),
      Map.entry("openid", DataTypes.StringType),
      Map.entry("external-userid", DataTypes.StringType),
      Map.entry("unionid", DataTypes.StringType),
      Map.entry("cookie", DataTypes.StringType),
      Map.entry("member-id", DataTypes.StringType),
      Map.entry("taobao-ouid", DataTypes.StringType),
      Map.entry("oaid-receiver", DataTypes.StringType),
      Map.entry("idfa", DataTypes.StringType),
      Map.entry("oaid-device", DataTypes.StringType),
      Map.entry("imei", DataTypes.StringType),
      Map.entry("url-parameter", DataTypes.StringType));

  private KnownStandardisers() {}

  /** The catalogue of them. */
  public static StandardiserCatalogue catalogue() {
    return call -> {
      if (!TYPES.containsKey(call.name())) {
        throw new IllegalArgumentException("There is no standardiser '" + call.name() + "'. "
            + DidYouMean.hint(call.name(), TYPES.keySet()));
      }
      return TYPES.get(call.name());
    };
  }
}
