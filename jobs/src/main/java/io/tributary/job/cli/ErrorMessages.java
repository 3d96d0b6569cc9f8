package io.tributary.job.cli;

import io.tributary.job.run.JobFailures;
import io.tributary.job.run.LeaseHeld;
import io.tributary.job.workspace.WorkspaceProblems;
import io.tributary.orchestration.airflow.AirflowException;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in a sentence on stderr, and picks the exit code. */
final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("tributary: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.CONFIGURATION.code();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    LOG.debug("The verb failed", e);
    command.getErr().println("tributary: " + message(e));
    return code(e).code();
  }

  /** Only messages written by us, or by Spark of names in a query, are told; no plans. */
  private static String message(Exception e) {
    if (e instanceof AnalysisException query) {
      return query.getSimpleMessage();
    }
    boolean isTold = e.getClass().getName().startsWith("io.tributary")
        || (e.getStackTrace().length > 0
            && e.getStackTrace()[0].getClassName().startsWith("io.tributary"));
    return isTold && e.getMessage() != null
        ? e.getMessage()
        : e.getClass().getName() + "; run with TRIBUTARY_JAVA_OPTS=-Dtributary.log=debug for more";
  }

  private static ExitCode code(Exception e) {
    if (e instanceof WorkspaceProblems
        || e instanceof IllegalArgumentException
        || e instanceof AnalysisException) {
      return ExitCode.CONFIGURATION;
    }
    if (e instanceof AirflowException airflow) {
      return switch (airflow.reason()) {
        case REFUSED, UNAUTHORISED, NOT_FOUND, UNSUPPORTED -> ExitCode.CONFIGURATION;
        case CONFLICT, UNAVAILABLE, UNKNOWN_OUTCOME, UNREADABLE, STOPPED -> ExitCode.OTHER;
      };
    }
    if (e instanceof LeaseHeld) {
      return ExitCode.CONFLICT;
    }
    if (e instanceof JobFailures.InputNotReady) {
      return ExitCode.NOT_READY;
    }
    if (e instanceof JobFailures.ContractBroken) {
      return ExitCode.CONTRACT;
    }
    return e instanceof JobFailures.BreakerTripped ? ExitCode.BREAKER : ExitCode.OTHER;
  }
}
