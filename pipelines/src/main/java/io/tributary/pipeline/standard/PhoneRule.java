package io.tributary.pipeline.standard;

import io.tributary.pipeline.standard.Phone.Kind;
import io.tributary.pipeline.standard.StandardiserEntry.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A mobile phone in E.164; whatever is not one person's mobile phone is refused. */
record PhoneRule(PhoneReader reader) implements Rule {

  static final List<Parameter> PARAMETERS = List.of(
      new Parameter("region", "CN", "ISO country of numbers without a country code"),
      new Parameter("test-numbers", "", "more numbers, comma separated, that belong to nobody"));

  static PhoneRule of(Settings settings) {
    return new PhoneRule(reader(settings));
  }

  static PhoneReader reader(Settings settings) {
    String region = settings.text("region");
    if (region.length() != 2 || !region.equals(Characters.upper(region))) {
      throw settings.wrong("region", "a country code of two capital letters such as CN");
    }
    Set<String> tests = new HashSet<>(PhoneReader.BUILT_IN_TEST_NUMBERS);
    settings.list("test-numbers").forEach(number -> {
      PhoneText text = PhoneText.of(RawText.cleaned(number));
      tests.add(text.digits().substring(ChinesePhones.prefixLength(text.digits(), text.hasPlus())));
    });
    return new PhoneReader(region, tests);
  }

  @Override
  public Standardised apply(String raw) {
    String text = RawText.cleaned(raw);
    if (text.isEmpty()) {
      return Standardised.MISSING;
    }
    Phone phone = reader.read(text);
    return phone.kind() == Kind.MOBILE
        ? new Standardised.Value(phone.number())
        : phone.reason().rejected();
  }
}
