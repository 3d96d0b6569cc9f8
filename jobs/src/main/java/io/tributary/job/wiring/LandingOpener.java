package io.tributary.job.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens landing files on the executors, with the file system settings of the driver. */
final class LandingOpener implements SpoolingOpener {

  private static final long serialVersionUID = 1;

  private final String root;
  private final HashMap<String, String> settings = new HashMap<>();

  LandingOpener(String root, Configuration configuration) {
    this.root = root;
    for (Map.Entry<String, String> entry : configuration) {
      if (entry.getKey().startsWith("fs.")) {
        settings.put(entry.getKey(), entry.getValue());
      }
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    Path file = new Path(root, path);
    return file.getFileSystem(configuration).open(file);
  }
}
