package io.tributary.schema.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes shapes as JSON Schema, by which editors complete and check YAML while it is typed. */
public final class JsonSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

  private JsonSchemas() {}

  /** The schema of a file, draft 2020-12, ending with a line break. */
  public static String of(Shape shape) {
    JsonSchemas schemas = new JsonSchemas();
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", shape.name());
    root.setAll(schemas.mapping(shape));
    if (!schemas.definitions.isEmpty()) {
      root.putObject("$defs").setAll(schemas.definitions);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write the JSON Schema of " + shape.name() + ".", e);
    }
  }

  private ObjectNode mapping(Shape shape) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("description", shape.says());
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (Shape.Key key : shape.keys()) {
      ObjectNode property = value(key.kind());
      property.put("description", key.says());
      properties.set(key.name(), property);
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode value(Kind kind) {
    if (kind instanceof Kind.Nested nested) {
      return mapping(nested.shape());
    }
    if (kind instanceof Kind.Reference reference) {
      return reference(reference.shape().get());
    }
    ObjectNode schema = JSON.createObjectNode();
    if (kind instanceof Kind.Text) {
      // What looks like a number, a date or a boolean is taken as it is written.
      schema.putArray("type").add("string").add("number").add("boolean");
    } else if (kind instanceof Kind.Formed formed) {
      schema.put("type", "string").put("pattern", whole(formed.form()));
    } else if (kind instanceof Kind.SecretPlace) {
      schema.put("type", "string").put("pattern", whole(Kind.SecretPlace.FORM));
    } else if (kind instanceof Kind.Whole whole) {
      schema.put("type", "integer").put("minimum", whole.least());
    } else if (kind instanceof Kind.Share) {
      schema.put("type", "number").put("minimum", 0).put("maximum", 1);
    } else if (kind instanceof Kind.Decimal) {
      schema.put("type", "number");
    } else if (kind instanceof Kind.Flag) {
      schema.put("type", "boolean");
    } else if (kind instanceof Kind.Choice choice) {
      ArrayNode words = schema.putArray("enum");
      choice.words().forEach(words::add);
    } else if (kind instanceof Kind.ListOf list) {
      schema.put("type", "array").set("items", value(list.item()));
    } else if (kind instanceof Kind.MapOf map) {
      schema.put("type", "object").set("additionalProperties", value(map.value()));
    } else if (kind instanceof Kind.Call) {
      schema.put("type", "object").putArray("required").add("name");
    } else if (kind instanceof Kind.TextOr either) {
      schema.putArray("anyOf").add(value(either.text())).add(value(either.other()));
    }
    return schema;
  }

  /** A shape that may hold itself is written once, and named where it is held. */
  private ObjectNode reference(Shape shape) {
    if (!definitions.containsKey(shape.name())) {
      definitions.put(shape.name(), JSON.createObjectNode());
      definitions.put(shape.name(), mapping(shape));
    }
    return JSON.createObjectNode().put("$ref", "#/$defs/" + shape.name().replace(" ", "%20"));
  }

  /**
   * A pattern is found anywhere in JSON Schema, where ours covers the whole value. It knows no
   * flags; the one we use lets a dot match a line break.
   */
  private static String whole(Pattern form) {
    return "^(?:" + form.pattern().replace("(?s).", "[\\s\\S]") + ")$";
  }
}
