package io.tributary.pipeline.standard;

import org.junit.jupiter.api.Test;

class IdentifiersTest {

  @Test
  void emailsAreLowerCaseAndPlain() {
    Cases.check(Cases.named("email"), """
        Foo.Bar@Example.COM        | foo.bar@example.com
        [  a.b@qq.com\t]           | a.b@qq.com
        ａｂｃ＠qq．com            | abc@qq.com
        mailto:a.b@qq.com?subject=x | a.b@qq.com
        张三 <zs@163.com>          | zs@163.com
        a.b@qq.com;                | a.b@qq.com
        first+tag@sub.example.com.cn | first+tag@sub.example.com.cn
        a.b@例子.cn                | a.b@xn--fsqu00a.cn
        a@b                        | !email-invalid
        @qq.com                    | !email-invalid
        a@@qq.com                  | !email-invalid
        a b@qq.com                 | !email-invalid
        .a@qq.com                  | !email-invalid
        a..b@qq.com                | !email-invalid
        a@-qq.com                  | !email-invalid
        a@qq.c                     | !email-invalid
        a@qq.123                   | !email-invalid
        a***@qq.com                | !email-invalid
        a@b.com;c@d.com            | !email-invalid
        13812345678                | !email-invalid
        noreply@brand.cn           | !email-placeholder
        test@test.com              | !email-placeholder
        123@123.com                | !email-placeholder
        无                         | missing
        """);
  }

  @Test
  void madeUpIdentifiersAreTrimmedAndFillersRefused() {
    Cases.check(Cases.named("member-id"), """
        [ 00123\u3000]   | 00123
        ="00123456"      | 00123456
        '00123456        | 00123456
        ＡＢ１２         | AB12
        Ab12             | Ab12
        0                | !id-placeholder
        0000000          | !id-placeholder
        0-0              | !id-placeholder
        999999           | !id-placeholder
        t**1             | !id-masked
        1.23E+15         | !id-scientific
        12 34            | !id-invalid
        a                | !id-invalid
        null             | missing
        """);
    Cases.check(Cases.named("member-id", "case", "upper", "min-length", "5"), """
        ab123 | AB123
        ab12  | !id-invalid
        """);
    Cases.check(Cases.named("openid"), """
        oABCd_1234567890-xyz | oABCd_1234567890-xyz
        oAB d                | !id-invalid
        o***6789             | !id-masked
        """);
    Cases.check(Cases.named("taobao-ouid"), """
        AAHxyz+/=12 | AAHxyz+/=12
        t**1        | !id-masked
        """);
    Cases.check(Cases.named("cookie"), """
        GA1.2.123456.7890 | GA1.2.123456.7890
        12E5ab            | 12E5ab
        """);
    Cases.check(Cases.named("oaid-receiver"), """
        1Wk3dXyZ+abc= | 1Wk3dXyZ+abc=
        0             | !id-placeholder
        """);
  }

  @Test
  void deviceIdentifiersHaveTheirShape() {
    Cases.check(Cases.named("idfa"), """
        6d92078a-8246-4ba4-ae5b-76104861e7dc | 6D92078A-8246-4BA4-AE5B-76104861E7DC
        6D92078A82464BA4AE5B76104861E7DC     | 6D92078A-8246-4BA4-AE5B-76104861E7DC
        00000000-0000-0000-0000-000000000000 | !id-placeholder
        6d92078a-8246-4ba4-ae5b              | !id-invalid
        -                                    | missing
        """);
    Cases.check(Cases.named("oaid-device"), """
        A1B2C3D4E5F60718                     | a1b2c3d4e5f60718
        6D92078A-8246-4BA4-AE5B-76104861E7DC | 6d92078a-8246-4ba4-ae5b-76104861e7dc
        0000000000000000                     | !id-placeholder
        00000000-0000-0000-0000-000000000000 | !id-placeholder
        1Wk3dXyZ+abc=                        | !id-invalid
        """);
    Cases.check(Cases.named("imei"), """
        490154203237518    | 490154203237518
        49015420323751     | 490154203237518
        49-015420-323751-8 | 490154203237518
        490154203237517    | !id-check-digit
        000000000000000    | !id-placeholder
        4901542032375      | !id-invalid
        4.90154E+14        | !id-scientific
        49015420*****18    | !id-masked
        """);
  }
}
