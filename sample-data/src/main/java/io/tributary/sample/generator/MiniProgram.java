package io.tributary.sample.generator;

/** The brand's mini-programs. */
enum MiniProgram {
  SHOP("wxa1c0de5e4b7f9302", IdentifierSlot.SHOP_OPENID),
  CLUB("wxb2d1ef6f5c80a413", IdentifierSlot.CLUB_OPENID);

  private final String appid;
  private final IdentifierSlot slot;

  MiniProgram(String appid, IdentifierSlot slot) {
    this.appid = appid;
    this.slot = slot;
  }

  String appid() {
    return appid;
  }

  IdentifierSlot slot() {
    return slot;
  }
}
