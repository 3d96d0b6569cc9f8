package io.tributary.job.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A landing root in a bucket: listed from the part of a glob before its first wildcard. */
final class BucketRoot implements LandingRoot {

  private final Bucket bucket;

  BucketRoot(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public String address() {
    return bucket.toString();
  }

  @Override
  public List<LandingFile> list(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return bucket.list(glob.replaceFirst("[*?{\\[\\\\].*", "")).stream()
        .filter(object -> !object.key().endsWith("/"))
        .filter(object -> matcher.matches(Path.of(bucket.name(object))))
        .map(this::file)
        .toList();
  }

  private LandingFile file(S3Object object) {
    return LandingFile.of(bucket.name(object), object.size(), object.lastModified());
  }

  @Override
  public InputStream open(String path) throws IOException {
    return bucket.open(path);
  }

  @Override
  public void close() {
    bucket.close();
  }
}
