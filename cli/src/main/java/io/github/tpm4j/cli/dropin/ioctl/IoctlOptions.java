package io.github.tpm4j.cli.dropin.ioctl;

import io.github.tpm4j.cli.dropin.LongOptions;
import io.github.tpm4j.cli.dropin.LongOptions.Given;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.client.CNumber;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Reads the options of {@code swtpm_ioctl}. */
final class IoctlOptions {
  static final int DEFAULT_PORT = 6_546;

  private static final int HIGHEST_LOCALITY = 4;
  private static final Set<String> PLACES = Set.of("tpm-device", "tcp", "unix");
  private static final Set<String> ENDS = Set.of("version", "help");

  private IoctlOptions() {}

  /** Those that swtpm 0.7.1 has, and {@code --lock-storage} of 0.8. */
  static LongOptions known(String program) {
    return new LongOptions(program)
        .namesAfterOneDash()
        .value("tpm-device")
        .value("tcp")
        .value("unix")
        .flag("c")
        .flag("i")
        .flag("stop")
        .flag("s")
        .flag("e")
        .value("r")
        .flag("v")
        .flag("C")
        .value("l")
        .value("h")
        .flag("g")
        .value("b")
        .valueAndOperand("save")
        .valueAndOperand("load")
        .flag("version")
        .value("info")
        .value("lock-storage")
        .flag("help");
  }

  /**
   * The one command of a command line.
   *
   * @param word as it was typed: an abbreviation is read, and is then no command
   * @param number what belongs to it, if that is a number
   */
  record Asked(Given given, String word, long number) {

    Optional<ControlAction> action(InputStream in) throws Refusal {
      return Optional.ofNullable(
          switch (word) {
            case "-c" -> SimpleRequests::capability;
            case "-i" -> SimpleRequests::init;
            case "--stop" -> SimpleRequests::stop;
            case "-s" -> SimpleRequests::shutdown;
            case "-e" -> SimpleRequests::established;
            case "-r" -> SimpleRequests.resetEstablished((int) number);
            case "-v" -> SimpleRequests::storeVolatile;
            case "-C" -> SimpleRequests::cancel;
            case "-l" -> SimpleRequests.locality((int) number);
            case "-h" -> new Measuring(given.value(), in);
            case "-g" -> SimpleRequests::configuration;
            case "-b" -> SimpleRequests.bufferSize((int) number);
            case "--info" -> new Information(number);
            case "--lock-storage" -> SimpleRequests.lockStorage((int) number);
            case "--save" -> new SavedBlob(BlobType.named(given.value()), given.operand());
            case "--load" -> new LoadedBlob(BlobType.named(given.value()), given.operand());
            default -> null;
          });
    }
  }

  /** Takes options as they are read: swtpm_ioctl looks no further than to the first wrong one. */
  static final class Reader implements LongOptions.Reader {
    private Asked asked;

    @Override
    public boolean take(Given given) throws Refusal {
      if (ENDS.contains(given.name())) {
        return false;
      }
      if (!PLACES.contains(given.name())) {
        long number = number(given);
        if (asked != null) {
          throw new Refusal("Only one command may be given.");
        }
        asked = new Asked(given, given.word(), number);
      }
      return true;
    }

    Asked asked() throws Refusal {
      if (asked == null) {
        throw new Refusal("No valid command.");
      }
      return asked;
    }
  }

  private static long number(Given given) throws Refusal {
    return switch (given.name()) {
      case "r", "l" -> locality(given);
      case "b" -> number(given, "Could not get buffersize from " + last(given) + ".").value();
      case "lock-storage" ->
          number(given, "Could not get retries from " + last(given) + ".").value();
      case "info" -> infoFlags(given);
      case "save", "load" -> requireFile(given);
      default -> 0;
    };
  }

  private static long locality(Given given) throws Refusal {
    long locality =
        number(given, "Could not get locality number from " + last(given) + ".").value();
    if (locality < 0 || locality > HIGHEST_LOCALITY) {
      throw new Refusal("Locality outside valid range of [0..4].");
    }
    return locality;
  }

  private static long infoFlags(Given given) throws Refusal {
    String wrong = "Cannot parse info flags.";
    if (last(given).isEmpty()) {
      return 0;
    }
    CNumber flags = number(given, wrong);
    if (!flags.isWhole()) {
      throw new Refusal(wrong);
    }
    return flags.value();
  }

  private static CNumber number(Given given, String wrong) throws Refusal {
    return CNumber.ofAnyBase(last(given)).orElseThrow(() -> new Refusal(wrong));
  }

  /** A value behind an equals sign is no number: the last word is read, and it has the name. */
  private static String last(Given given) {
    return given.word().indexOf('=') >= 0 ? given.word() : given.value();
  }

  private static long requireFile(Given given) throws Refusal {
    if (given.operand().isEmpty()) {
      throw new Refusal("Missing filename argument for --" + given.name() + " option");
    }
    return 0;
  }
}
