package io.tributary.job.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where extracts land, by how it is reached. */
interface LandingRoot extends Closeable {

  /** The root as a full URI. */
  String address();

  /** The files that match a glob below it, in any order. */
  List<LandingFile> list(String glob) throws IOException;

  /** A file's bytes; the reader closes them. */
  InputStream open(String path) throws IOException;
}
