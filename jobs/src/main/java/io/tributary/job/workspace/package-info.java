/** What a brand edits: a folder of YAML, read strictly into records. */
package io.tributary.job.workspace;
