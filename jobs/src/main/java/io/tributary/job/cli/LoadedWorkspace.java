package io.tributary.job.cli;

import io.tributary.job.wiring.LakehouseSettings;
import io.tributary.job.workspace.Keys;
import io.tributary.job.workspace.Overrides;
import io.tributary.job.workspace.Workspace;
import io.tributary.job.workspace.Workspaces;
import io.tributary.pipeline.standard.LakeKeys;

/** Workspaces as the options name them. */
final class LoadedWorkspace {

  private LoadedWorkspace() {}

  static Workspace of(WorkspaceOptions options) {
    return Workspaces.load(
        options.workspace(),
        options.environment(),
        new Overrides(options.lake(), options.landing()));
  }

  /** What the jobs need of a workspace; reads its keys. */
  static LakehouseSettings settings(Workspace workspace) {
    return settings(workspace, new Keys(System::getenv).read(workspace.keys()));
  }

  static LakehouseSettings settings(Workspace workspace, LakeKeys keys) {
    return new LakehouseSettings(
        workspace.brand(),
        workspace.zone(),
        workspace.currency(),
        workspace.landing(),
        workspace.feeds(),
        workspace.identity(),
        workspace.definitions(),
        workspace.attribution(),
        workspace.destinations().suppression(),
        workspace.models(),
        keys);
  }
}
