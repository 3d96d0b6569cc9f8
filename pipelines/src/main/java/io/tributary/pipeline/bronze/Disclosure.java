package io.tributary.pipeline.bronze;

import io.tributary.pipeline.standard.Masking;
import java.util.regex.Pattern;

/** What of a value may be shown in a reason, a message or an unsealed column. */
final class Disclosure {

  private static final int LONGEST = 40;
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_ .,:/+\\-¥￥%]*");
  private static final Pattern LONG_NUMBER = Pattern.compile("(?:\\d[ .,\\-]?){7,}");
  private static final Pattern PERSONAL_NAME = Pattern.compile(
      "mobile|phone|tel|mail|name|nick|addr|wechat|weixin|qq|openid|unionid|id_?card|passport"
          + "|birth|手机|电话|姓名|昵称|邮箱|地址|微信|身份证|生日",
      Pattern.CASE_INSENSITIVE);

  private Disclosure() {}

  /** A value for a reason: masked where it is, or could be, about a person. */
  static String shown(String raw, boolean isPersonal) {
    if (isPersonal || !isHarmless(raw)) {
      return Masking.mask(raw);
    }
    return raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST) + "…";
  }

  /** A column name for a message; a file without a header has values in its place. */
  static String name(String column) {
    return column.length() <= LONGEST && !LONG_NUMBER.matcher(column).find() && !hasMail(column)
        ? "'" + column + "'"
        : "(name withheld)";
  }

  /** Whether a value of a column we know nothing about must be sealed. */
  static boolean looksPersonal(String column, String value) {
    return PERSONAL_NAME.matcher(column).find()
        || LONG_NUMBER.matcher(value).find()
        || hasMail(value);
  }

  private static boolean isHarmless(String raw) {
    return HARMLESS.matcher(raw).matches() && !LONG_NUMBER.matcher(raw).find();
  }

  private static boolean hasMail(String text) {
    return text.indexOf('@') >= 0;
  }
}
