package io.tributary.pipeline.bronze;

import java.util.Iterator;

/** The records of one file, in order, read as they are asked for. */
interface Records extends Iterator<RawRecord> {}
