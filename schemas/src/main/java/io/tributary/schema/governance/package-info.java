/** Who answers for tables and how long rows are kept: governance.yaml over the one shipped. */
package io.tributary.schema.governance;
