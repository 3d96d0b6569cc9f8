package io.tributary.job.workspace;

import io.tributary.schema.attribution.AttributionFile;
import io.tributary.schema.attribution.AttributionSettings;
import io.tributary.schema.attribution.ChannelGroupsFile;
import io.tributary.schema.yaml.Problems;

/** Reads a workspace's attribution.yaml and channel-groups.yaml, where it has them. */
final class AttributionFiles {

  private static final String SETTINGS = "attribution.yaml";
  private static final String GROUPS = "channel-groups.yaml";

  private AttributionFiles() {}

  /** The settings; those shipped where there are no such files. */
  static AttributionSettings of(WorkspaceFiles files, Problems problems) {
    AttributionSettings shipped = AttributionSettings.shipped();
    AttributionSettings settings = files
        .text(SETTINGS)
        .map(text -> AttributionFile.read(SETTINGS, text, problems))
        .orElse(shipped);
    return settings.with(files
        .text(GROUPS)
        .map(text -> ChannelGroupsFile.read(GROUPS, text, problems))
        .orElseGet(shipped::rules));
  }
}
