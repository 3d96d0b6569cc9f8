package io.tributary.schema.destination;

import static io.tributary.schema.yaml.Shape.Key.optional;

import io.tributary.schema.yaml.Kind;
import io.tributary.schema.yaml.Problems;
import io.tributary.schema.yaml.Shape;
import io.tributary.schema.yaml.YamlNode;

/** Reads how an S3-compatible store is reached. */
public final class ObjectStoreReader {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind REFERENCE =
      new Kind.SecretPlace("env:EXPORT_SECRET_KEY or file:secrets/export.key");

  /** Its keys. */
  public static final Shape SHAPE = Shape.of(
      "s3",
      "How an S3-compatible store is reached.",
      optional("endpoint", TEXT, "its address, where it is not Amazon's."),
      optional("region", TEXT, "region to sign for; us-east-1 unless told."),
      optional("addressing", Kind.Choice.of(ObjectStore.Addressing.class), "path for most stores."),
      optional(
          "encryption", Kind.Choice.of(ObjectStore.Encryption.class), "server-side encryption."),
      optional("kms-key", TEXT, "the key's id, for kms."),
      optional("access-key", REFERENCE, "the access key; searched in the usual places if none."),
      optional("secret-key", REFERENCE, "the secret key."));

  private ObjectStoreReader() {}

  /** The store a mapping of that shape describes. */
  public static ObjectStore read(YamlNode node) {
    ObjectStore usual = ObjectStore.usual();
    return new ObjectStore(
        node.text("endpoint"),
        node.text("region").orElse(usual.region()),
        word(node, "addressing", ObjectStore.Addressing.values(), usual.addressing()),
        word(node, "encryption", ObjectStore.Encryption.values(), usual.encryption()),
        node.text("kms-key"),
        node.text("access-key"),
        node.text("secret-key"));
  }

  /** Notes keys that make no sense together. */
  public static void check(YamlNode store, Problems problems) {
    if (store.at("access-key").isPresent() != store.at("secret-key").isPresent()) {
      problems.add(
          store.file(),
          store.line(),
          "access-key and secret-key belong together. Give both or none.");
    }
    YamlNode key = store.place("kms-key");
    if (store.text("encryption").filter("kms"::equals).isEmpty()
        && store.at("kms-key").isPresent()) {
      problems.add(key.file(), key.line(), "kms-key is used only with encryption: kms.");
    }
  }

  private static <E extends Enum<E>> E word(YamlNode node, String key, E[] values, E otherwise) {
    return node.text(key).map(text -> ExportRules.word(values, text)).orElse(otherwise);
  }
}
