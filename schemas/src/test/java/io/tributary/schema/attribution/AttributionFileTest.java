package io.tributary.schema.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionFileTest {

  @Test
  void withoutAFileOrdersAreCreditedInThreeWindowsAndATouchServesOneConversion() {
    AttributionSettings settings = AttributionSettings.shipped();

    assertThat(settings.goals()).containsExactly(Goal.ORDER);
    assertThat(settings.windows())
        .extracting(AttributionWindow::name)
        .containsExactly("7d", "15d", "30d");
    assertThat(settings.windows().get(2).lengths())
        .isEqualTo(Map.of(
            TouchKind.CLICK, Duration.ofDays(30),
            TouchKind.VIEW, Duration.ofDays(1),
            TouchKind.VISIT, Duration.ofDays(30),
            TouchKind.MESSAGE, Duration.ofDays(30),
            TouchKind.OFFLINE, Duration.ofDays(30)));
    assertThat(settings.direct()).isEqualTo(DirectPolicy.KEEP);
    assertThat(settings.afterConversion()).isEqualTo(AfterConversion.RESTART);
    assertThat(settings.touchKinds())
        .containsEntry("clicked", TouchKind.CLICK)
        .containsEntry("delivered", TouchKind.MESSAGE)
        .doesNotContainKeys("message_sent", "opened", "failed", "opt_out");
    assertThat(settings.rules()).isNotEmpty();
  }

  @Test
  void everyKeyReplacesWhatIsShipped() {
    AttributionSettings settings = good("""
        goals: [lead, order]
        windows:
          - window: own
            click: 15d
            view: 12h
            visit: 90m
            message: 2d
            offline: 3d
            channels:
              tencent: {click: 7d}
        direct: drop-tail
        after-conversion: reuse
        touches: {comment: click, delivered: none}
        """);

    assertThat(settings.goals()).containsExactly(Goal.LEAD, Goal.ORDER);
    assertThat(settings.windows()).hasSize(1);
    AttributionWindow window = settings.windows().get(0);
    assertThat(window.length(TouchKind.CLICK, "baidu")).isEqualTo(Duration.ofDays(15));
    assertThat(window.length(TouchKind.CLICK, "tencent")).isEqualTo(Duration.ofDays(7));
    assertThat(window.length(TouchKind.VIEW, "tencent")).isEqualTo(Duration.ofHours(12));
    assertThat(window.length(TouchKind.VISIT, "web")).isEqualTo(Duration.ofMinutes(90));
    assertThat(window.length(TouchKind.MESSAGE, "sms")).isEqualTo(Duration.ofDays(2));
    assertThat(window.length(TouchKind.OFFLINE, "store")).isEqualTo(Duration.ofDays(3));
    assertThat(settings.direct()).isEqualTo(DirectPolicy.DROP_TAIL);
    assertThat(settings.afterConversion()).isEqualTo(AfterConversion.REUSE);
    assertThat(settings.touchKinds())
        .containsEntry("comment", TouchKind.CLICK)
        .containsEntry("click", TouchKind.CLICK)
        .doesNotContainKey("delivered");
  }

  @Test
  void mistakesAreToldTogetherWithTheirLinesAndCures() {
    assertThat(problems("""
        goals: [order, sale]
        window:
          - {window: 30d, click: 30d}
        direct: dropp-tail
        touches: {comment: klick}
        """))
        .containsExactly(
            "attribution.yaml:1: an element of goals of attribution is 'sale'. Expected is one of"
                + " order, lead.",
            "attribution.yaml:2: attribution has the unknown key 'window'. Did you mean 'windows'?",
            "attribution.yaml:4: direct of attribution is 'dropp-tail'. Expected is one of keep,"
                + " drop-if-not-all, drop-tail. Did you mean 'drop-tail'?",
            "attribution.yaml:5: comment of touches of attribution is 'klick'. Expected is one of"
                + " click, view, visit, message, offline, none. Did you mean 'click'?");
  }

  @Test
  void windowsNeedAnOwnNameAndALength() {
    assertThat(problems("""
        windows:
          - {window: 30d, click: 30}
          - {window: 7d}
        """))
        .containsExactly(
            "attribution.yaml:2: click of window is '30'. Expected is a length such as 30d, 24h or"
                + " 90m.",
            "attribution.yaml:3: window lacks the key 'click': clicks before the conversion.");
    assertThat(problems("""
        goals: []
        windows:
          - {window: 7d, click: 7d}
          - {window: 7d, click: 8d}
        """))
        .containsExactly(
            "attribution.yaml:1: goals is empty. Name at least one, such as [order].",
            "attribution.yaml:4: window 7d is there twice. Keep one of them.");
    assertThat(problems("windows: []\n"))
        .containsExactly("attribution.yaml:1: windows is empty. Describe one, such as {window: 30d,"
            + " click: 30d}.");
  }

  private static AttributionSettings good(String yaml) {
    Problems problems = new Problems();
    AttributionSettings settings = AttributionFile.read("attribution.yaml", yaml, problems);
    assertThat(problems.all()).isEmpty();
    return settings;
  }

  private static List<String> problems(String yaml) {
    Problems problems = new Problems();
    AttributionFile.read("attribution.yaml", yaml, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }
}
