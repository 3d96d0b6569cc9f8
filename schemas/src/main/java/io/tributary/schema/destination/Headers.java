package io.tributary.schema.destination;

import java.util.Map;

/** Column headers where the platform fixes them. */
final class Headers {

  /** Google's, as its upload template writes them. */
  private static final Map<String, String> GOOGLE = Map.of(
      "email", "Email",
      "phone", "Phone",
      "first_name", "First Name",
      "last_name", "Last Name",
      "mobile_id", "Mobile Device ID");

  private Headers() {}

  /** The header of a field; the field's own name where the platform fixes none. */
  static String of(Destination.Type type, String field) {
    return type == Destination.Type.GOOGLE_CUSTOMER_MATCH
        ? GOOGLE.getOrDefault(field, field)
        : field;
  }
}
