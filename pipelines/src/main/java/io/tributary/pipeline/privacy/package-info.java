/** What a person allowed and whom nobody contacts. */
package io.tributary.pipeline.privacy;
