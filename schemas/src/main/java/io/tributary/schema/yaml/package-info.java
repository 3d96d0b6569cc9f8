/** Strict YAML: every problem of every file at once, each with its line and its cure. */
package io.tributary.schema.yaml;
