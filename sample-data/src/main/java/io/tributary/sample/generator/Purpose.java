package io.tributary.sample.generator;

/** What a draw is for. Draws for different purposes are independent of one another. */
enum Purpose {
  PHONES,
  NAME,
  BIRTHDAY,
  GENDER,
  EMAIL,
  LIFE,
  RATES,
  HOME,
  TASTE,
  MEMBERSHIP,
  LEVEL,
  PHONE_CHANGE,
  WECHAT,
  COOKIES,
  TAOBAO,
  CATALOGUE,
  STORES,
  SHARED_GROUPS,
  STORE_VISIT,
  STORE_BASKET,
  WALK_IN,
  STORE_RETURN,
  MEMBER_RECORD,
  TRADE_DAY,
  TRADE,
  AUTHORISATION,
  MINI_VISIT,
  MINI_EVENTS,
  WEB_VISIT,
  WEB_EVENTS,
  TABLET_VISIT,
  CONSENT_DAY,
  CONSENT,
  DEVICE,
  AD_REACH,
  AD_VIEW,
  AD_CLICK,
  AD_STRANGER,
  AD_SPEND,
  LEAD,
  SMS,
  SMS_HOLDOUT,
  SMS_REPLY,
  RESPONSE,
  SITE_VISIT,
  APP_VISIT,
  DIRT;

  /** Depends on the name alone, so that a new purpose changes no other draw. */
  private final long salt;

  Purpose() {
    long hash = 0xcbf29ce484222325L;
    for (char letter : name().toCharArray()) {
      hash = (hash ^ letter) * 0x100000001b3L;
    }
    this.salt = hash;
  }

  long salt() {
    return salt;
  }
}
