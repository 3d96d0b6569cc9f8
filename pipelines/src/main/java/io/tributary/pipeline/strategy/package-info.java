/** Who is worth a contact now: triggers of strategies. */
package io.tributary.pipeline.strategy;
