package io.tributary.pipeline.bronze;

import io.tributary.pipeline.bronze.FileFacts.Change;
import java.util.Iterator;
import java.util.List;

/** The records of one file, in order, read as they are asked for. */
interface Records extends Iterator<RawRecord> {

  /** How the file's columns differ from the contract; complete when the records are over. */
  List<Change> changes();
}
