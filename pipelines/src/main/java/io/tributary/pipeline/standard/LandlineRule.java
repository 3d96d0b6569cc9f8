package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fixed line as E.164 with its extension, as in {@code +862112345678;ext=123}.
 *
 * @param reader reads the number
 * @param area area code without zero for numbers that come without one; empty refuses them
 */
record LandlineRule(PhoneReader reader, String area) implements Rule {

  static final List<Parameter> PARAMETERS = Stream.concat(
          PhoneRule.PARAMETERS.stream(),
          Stream.of(new Parameter("area", "", "area code of numbers that come without one")))
      .toList();

  static LandlineRule of(Settings settings) {
    String area = settings.text("area");
    if (!area.isEmpty() && !Characters.isDigits(area)) {
      throw settings.wrong("area", "an area code of digits such as 021");
    }
    return new LandlineRule(
        PhoneRule.reader(settings), area.startsWith("0") ? area.substring(1) : area);
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.cleaned(raw);
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    Phone phone = reader.read(text);
    return switch (phone.kind()) {
      case LANDLINE -> value(phone.number(), phone.extension());
      case LOCAL ->
        area.isEmpty()
            ? Reasons.PHONE_INVALID.rejected("The fixed line comes without its area code.")
            : value("+86" + area + phone.number(), phone.extension());
      default -> phone.reason().rejected();
    };
  }

  private static Standardised value(String number, String extension) {
    return new Standardised.Value(extension.isEmpty() ? number : number + ";ext=" + extension);
  }
}
