package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.Layout.Condition;
import io.tributary.pipeline.bronze.Layout.Keeping;
import io.tributary.pipeline.bronze.Layout.Physical;
import io.tributary.pipeline.bronze.Layout.Required;
import io.tributary.pipeline.bronze.Layout.Standard;
import io.tributary.pipeline.bronze.Layout.TokenPlan;
import io.tributary.pipeline.rule.StandardView;
import io.tributary.pipeline.standard.Standardiser;
import io.tributary.schema.Privacy;
import io.tributary.schema.contract.ColumnSpec;
import io.tributary.schema.contract.ColumnSpec.IdentifierRole;
import io.tributary.schema.contract.ColumnSpec.OnFailure;
import io.tributary.schema.contract.ColumnSpec.RawType;
import io.tributary.schema.contract.ColumnSpec.StandardiserCall;
import io.tributary.schema.contract.FeedContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a {@link Layout} of a contract. */
final class LayoutCompiler {

  static final String MISSING_KEY = "missing-key";
  static final String MISSING_VALUE = "missing-value";

  private static final StandardiserCall TEXT = new StandardiserCall("string", Map.of());

  /** Standardisers whose tokens would be mistaken for an identifier that links persons. */
  private static final Set<String> IDENTIFYING = Set.of(
      "phone",
      "email",
      "openid",
      "unionid",
      "external-userid",
      "cookie",
      "member-id",
      "taobao-ouid",
      "idfa",
      "oaid-device",
      "oaid-receiver",
      "imei");

  private final FeedContract contract;
  private final Function<StandardiserCall, Standardiser> standardisers;

  LayoutCompiler(FeedContract contract, Function<StandardiserCall, Standardiser> standardisers) {
    this.contract = contract;
    this.standardisers = standardisers;
  }

  /** The layout of the feed's records. */
  Layout compile() {
    return level(contract.columns(), BronzeSchema::isStandard, false);
  }

  private Layout level(
      List<ColumnSpec> columns, Predicate<ColumnSpec> isStandard, boolean isInsideSealed) {
    List<ColumnSpec> brought =
        columns.stream().filter(column -> !column.isDerived()).toList();
    List<String> places = brought.stream().map(ColumnSpec::name).toList();
    List<ColumnSpec> chosen = columns.stream().filter(isStandard).toList();
    return new Layout(
        brought.stream().map(column -> physical(column, isInsideSealed)).toList(),
        chosen.stream().map(column -> standard(column, places)).toList(),
        required(columns, chosen.stream().map(ColumnSpec::name).toList(), places));
  }

  private Physical physical(ColumnSpec column, boolean isInsideSealed) {
    boolean isSealed = BronzeSchema.isSealed(column, isInsideSealed);
    Layout elements = column.type() == RawType.ARRAY
        ? level(column.fields(), StandardView::isVisible, isSealed)
        : Layout.NONE;
    return new Physical(
        column.name(),
        Stream.concat(Stream.of(column.path().orElse(column.name())), column.aliases().stream())
            .toList(),
        column.type(),
        keeping(column, isSealed),
        column.isRequired() || contract.key().contains(column.name()),
        elements);
  }

  private static Keeping keeping(ColumnSpec column, boolean isSealed) {
    if (column.privacy() == Privacy.SECRET) {
      return Keeping.DROPPED;
    }
    return isSealed && column.type() != RawType.ARRAY ? Keeping.SEALED : Keeping.PLAIN;
  }

  private Standard standard(ColumnSpec column, List<String> places) {
    List<Integer> from = (column.isDerived() ? column.from() : List.of(column.name()))
        .stream().map(name -> place(name, places)).toList();
    if (column.type() == RawType.ARRAY) {
      return new Standard.Elements(
          column.name(), from.get(0), level(column.fields(), StandardView::isVisible, false));
    }
    Condition when = column
        .when()
        .map(one -> new Condition(place(one.column(), places), one.isOneOf()))
        .orElse(Condition.NONE);
    if (column.standardise().isEmpty() && !column.isTokenised()) {
      return new Standard.Typed(column.name(), from, when, column.type());
    }
    return new Standard.Value(
        column.name(),
        from,
        when,
        standardisers.apply(column.standardise().orElse(TEXT)),
        token(column, places),
        column.onFailure() == OnFailure.SOFT);
  }

  private TokenPlan token(ColumnSpec column, List<String> places) {
    if (!column.isTokenised()) {
      return new TokenPlan.Plain();
    }
    if (column.identifier().isEmpty()) {
      String name = column.standardise().orElse(TEXT).name();
      return new TokenPlan.Personal(IDENTIFYING.contains(name) ? "unlinked-" + name : name);
    }
    IdentifierRole role = column.identifier().get();
    return role.scopeColumn().isPresent()
        ? new TokenPlan.ScopedIdentifier(role.kind(), place(role.scopeColumn().get(), places))
        : new TokenPlan.Identifier(role.kind(), role.scope().orElse(""));
  }

  private List<Required> required(
      List<ColumnSpec> columns, List<String> standard, List<String> places) {
    List<Required> required = new ArrayList<>();
    for (ColumnSpec column : columns) {
      if (column.isRequired()) {
        String code = contract.key().contains(column.name()) ? MISSING_KEY : MISSING_VALUE;
        required.add(new Required(
            column.name(),
            standard.indexOf(column.name()),
            places.indexOf(column.name()),
            plainType(column),
            code));
      }
    }
    return required;
  }

  /** Ciphertext is kept of any text, so only a plain value can misfit its type. */
  static RawType plainType(ColumnSpec column) {
    return BronzeSchema.isSealed(column, false) ? RawType.STRING : column.type();
  }

  private int place(String name, List<String> places) {
    int place = places.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("Feed " + contract.feed() + ": there is no raw column "
          + name + " beside " + places + ". Name a column the file brings.");
    }
    return place;
  }
}
