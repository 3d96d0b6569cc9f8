/** OneID: identifiers seen together become persons whose ids stay. */
package io.tributary.pipeline.identity;
