package io.tributary.sample.generator;

import java.util.Optional;

/** The identifiers one person may have. */
enum IdentifierSlot {
  FIRST_PHONE("phone"),
  SECOND_PHONE("phone"),
  EMAIL("email"),
  MEMBER_ID("member_id"),
  UNIONID("unionid"),
  SHOP_OPENID("openid"),
  CLUB_OPENID("openid"),
  FIRST_COOKIE("cookie"),
  SECOND_COOKIE("cookie"),
  THIRD_COOKIE("cookie"),
  TAOBAO_OUID("taobao_ouid");

  private final String kind;

  IdentifierSlot(String kind) {
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  static IdentifierSlot cookie(int which) {
    return values()[FIRST_COOKIE.ordinal() + which];
  }

  /** The person's normalised value, where they have one. */
  Optional<String> value(Person person) {
    return switch (this) {
      case FIRST_PHONE -> Optional.of(PhoneNumbers.international(person.firstPhone()));
      case SECOND_PHONE -> Optional.of(PhoneNumbers.international(person.secondPhone()));
      case EMAIL -> person.email();
      case MEMBER_ID -> person.card();
      case UNIONID -> Optional.of(person.unionid());
      case SHOP_OPENID -> scoped(person, MiniProgram.SHOP);
      case CLUB_OPENID -> scoped(person, MiniProgram.CLUB);
      case FIRST_COOKIE, SECOND_COOKIE, THIRD_COOKIE ->
        person.cookies().stream().skip(ordinal() - FIRST_COOKIE.ordinal()).findFirst();
      case TAOBAO_OUID -> person.taobaoOuid();
    };
  }

  private static Optional<String> scoped(Person person, MiniProgram app) {
    return person.openid(app).map(openid -> app.appid() + "|" + openid);
  }
}
