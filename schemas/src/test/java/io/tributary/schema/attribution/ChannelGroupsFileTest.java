package io.tributary.schema.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schema.contract.SqlChecks;
import io.tributary.schema.yaml.Problem;
import io.tributary.schema.yaml.Problems;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class ChannelGroupsFileTest {

  private static final String TV = """
      version: 3
      rules:
        - {rule: tv, group: TV, channel: tv, touches: paid, when: source = 'tv'}
        - {rule: sms, group: Text, when: platform = 'sms'}
      """;

  @Test
  void everyRuleShippedIsACondition() {
    List<String> conditions =
        ChannelGroupsFile.shipped().stream().map(ChannelRule::when).toList();

    assertThat(conditions).hasSizeGreaterThan(20);
    assertThat(new SqlChecks().types(conditions, TouchView.schema(), SqlChecks.Rows.EACH))
        .allSatisfy(checked -> {
          assertThat(checked.problem()).isEmpty();
          assertThat(checked.type()).hasValue(DataTypes.BooleanType);
        });
  }

  @Test
  void ownRulesAreAskedBeforeThoseShippedAndTakeThePlaceOfTheirNamesakes() {
    List<ChannelRule> rules = good(TV);

    assertThat(rules).extracting(ChannelRule::id).startsWith("tv@3", "sms@3", "email@1");
    assertThat(rules).extracting(ChannelRule::id).doesNotContain("sms@1").contains("direct@1");
    assertThat(rules.get(0).touches()).isEqualTo(ChannelRule.Touches.PAID);
    assertThat(rules.get(0).channel()).hasValue("tv");
    assertThat(rules.get(1).touches()).isEqualTo(ChannelRule.Touches.UNPAID);
    assertThat(rules.get(1).channel()).isEmpty();
  }

  @Test
  void aWorkspaceMayDoWithoutTheRulesShipped() {
    assertThat(good("shipped: false\n" + TV)).hasSize(2);
  }

  @Test
  void mistakesAreToldWithTheirLinesAndCures() {
    assertThat(problems("""
        version: 1
        rules:
          - {rule: tv, group: TV, when: sorce = 'tv'}
          - {rule: tv, group: TV, when: length(source)}
          - {rule: radio, group: Radio, when: source = }
        """))
        .satisfiesExactly(
            first -> assertThat(first)
                .isEqualTo("channel-groups.yaml:3: when: There is no column 'sorce' here. Did you"
                    + " mean 'source'?"),
            second -> assertThat(second)
                .isEqualTo("channel-groups.yaml:4: rule tv is there twice. Keep one of them."),
            third -> assertThat(third)
                .isEqualTo("channel-groups.yaml:4: when gives int. Expected is a condition that is"
                    + " true or false, such as platform = 'sms'."),
            fourth -> assertThat(fourth)
                .startsWith("channel-groups.yaml:5: when: This is not Spark SQL"));
    assertThat(problems("rules:\n  - {rule: tv, group: TV, touches: payd, when: kind = 'click'}\n"))
        .containsExactly(
            "channel-groups.yaml:1: channel-groups lacks the key 'version': raise it with every"
                + " change; touches tell it.",
            "channel-groups.yaml:2: touches of rule is 'payd'. Expected is one of paid, unpaid,"
                + " direct. Did you mean 'paid'?");
  }

  private static List<ChannelRule> good(String yaml) {
    Problems problems = new Problems();
    List<ChannelRule> rules = ChannelGroupsFile.read("channel-groups.yaml", yaml, problems);
    assertThat(problems.all()).isEmpty();
    return rules;
  }

  private static List<String> problems(String yaml) {
    Problems problems = new Problems();
    ChannelGroupsFile.read("channel-groups.yaml", yaml, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }
}
