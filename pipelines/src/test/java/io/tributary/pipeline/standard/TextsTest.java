package io.tributary.pipeline.standard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void textsAreTrimmedAndFoldedOnlyWhenAsked() {
    Cases.check(Cases.named("text"), """
        [  你好　]  | 你好
        ＡＢＣ      | ＡＢＣ
        'tis        | 'tis
        无          | missing
        """);
    Cases.check(Cases.named("text", "fold", "true", "max-length", "3"), """
        ＡＢＣ | ABC
        ABCD   | !text-too-long
        """);
    Cases.check(Cases.named("lower"), " ABc | abc");
    Cases.check(Cases.named("upper"), " ABc | ABC");
    Cases.check(Cases.named("string"), " ABc | ABc");
  }

  @Test
  void namesHaveSingleBlanks() {
    Cases.check(Cases.named("name"), """
        [ 张　三 ]       | 张三
        John   Smith     | John Smith
        ＪＯＨＮ　Smith  | JOHN Smith
        阿依古丽•买买提  | 阿依古丽·买买提
        李 小龙 Bruce    | 李小龙 Bruce
        王先生           | 王先生
        -                | missing
        """);
  }

  @Test
  void parametersOfUrlsAreDecodedAndUnfilledMacrosAreNone() {
    Cases.check(Cases.named("url-parameter", "key", "utm_source"), """
        https://a.example/?utm_source=baidu            | baidu
        https://a.example/p?x=1&UTM_Source=%E7%99%BE#t | 百
        https://a.example/#/p?utm_source=wechat        | wechat
        https://a.example/?utm_source=50%&x=%41        | 50%
        https://a.example/?utm_source=&utm_source=b    | b
        https://a.example/?utm_source=__SOURCE__       | missing
        https://a.example/?xutm_source=a               | missing
        https://a.example/utm_source=a                 | missing
        """);
    Cases.check(Cases.named("url-parameter", "key", "clickid,bd_vid"), """
        https://a.example/?bd_vid=2&clickid=1 | 1
        https://a.example/?bd_vid=2           | 2
        """);
    assertThatThrownBy(() -> Cases.named("url-parameter"))
        .hasMessage("Parameter 'key' of standardiser url-parameter is ''; write the parameter's"
            + " name, such as utm_source.");
  }

  @Test
  void gendersAndTruthsKnowTheirWords() {
    Cases.check(Cases.named("gender"), """
        男     | male
        Ｍ     | male
        1      | male
        女     | female
        female | female
        2      | female
        未知   | unknown
        0      | unknown
        3      | !unknown-value
        无     | missing
        """);
    Cases.check(Cases.named("gender", "map", "3=unknown|0=female"), """
        3 | unknown
        0 | female
        """);
    Cases.check(Cases.named("boolean"), """
        是    | true
        Y     | true
        TRUE  | true
        １    | true
        否    | false
        n     | false
        0     | false
        maybe | !unknown-value
        """);
  }

  @Test
  void enumsMapKnownValues() {
    Cases.check(Cases.named("enum", "map", "已付款=paid|WAIT=waiting|-=none"), """
        已付款 | paid
        wait   | waiting
        -      | none
        ""     | missing
        未付款 | !unknown-value
        """);
    Cases.check(Cases.named("enum", "map", "a=b", "other", "keep"), "x | x");
    Cases.check(Cases.named("enum", "map", "a=b", "other", "rest"), "x | rest");
    assertThatThrownBy(() -> Cases.named("enum"))
        .hasMessage("Parameter 'map' of standardiser enum is ''; write raw values and their codes,"
            + " such as 已付款=paid|已退款=refunded.");
    assertThatThrownBy(() -> Cases.named("enum", "map", "a"))
        .hasMessageContaining("write pairs of raw value and code");
  }

  @Test
  void categoryPathsAreJoinedOneWay() {
    Cases.check(Cases.named("category"), """
        护肤>面霜      | 护肤>面霜
        护肤 ＞ 面霜   | 护肤>面霜
        护肤/面霜/     | 护肤>面霜
        护肤 》面霜    | 护肤>面霜
        -              | missing
        """);
  }

  @Test
  void regionsAreReadFromNamesAndPaths() {
    Cases.check(Cases.named("region"), """
        上海                              | 310000
        上海市                            | 310000
        上海市/市辖区                     | 310000
        上海市/上海市/浦东新区            | 310115
        浙江省杭州市                      | 330100
        浙江 杭州 西湖区                  | 330106
        浙江>杭州>西湖                    | 330106
        中国/广东省/深圳市/南山区         | 440305
        吉林                              | 220000
        吉林市                            | 220200
        北京市朝阳区                      | 110105
        内蒙古                            | 150000
        恩施州                            | 422800
        江苏省苏州市昆山市                | 320583
        湖北省/省直辖县级行政区划/仙桃市  | 429004
        重庆市/县/忠县                    | 500233
        310115                            | 310115
        310115000000                      | 310115
        310100                            | 310000
        朝阳区                            | !region-unknown
        火星                              | !region-unknown
        浙江省火星市                      | !region-unknown
        999999                            | !region-unknown
        -                                 | missing
        """);
  }

  @Test
  void movedAndRenamedCountiesKeepTheirPlace() {
    Cases.check(Cases.named("region"), """
        安徽省六安市寿县      | 340422
        安徽省安庆市枞阳县    | 340722
        安徽省巢湖市庐江县    | 340124
        吉林省长春市公主岭市  | 220381
        北京市崇文区          | 110101
        上海市闸北区          | 310106
        浙江省杭州市临安区    | 330185
        重庆市梁平区          | 500228
        襄樊市                | 420600
        """);
  }

  @Test
  void finerRegionsBecomeTheLevelAskedFor() {
    Cases.check(Cases.named("region", "level", "city"), """
        浙江省杭州市西湖区 | 330100
        上海市浦东新区     | 310000
        湖北省仙桃市       | 429004
        浙江省             | 330000
        """);
    Cases.check(Cases.named("region", "level", "province"), "杭州市 | 330000");
  }
}
