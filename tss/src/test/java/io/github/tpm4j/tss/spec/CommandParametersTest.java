package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The parameters of every command and response of Part 3: that they are read and written in order,
 * and which code with which parameter's number a TPM gives to a wrong one.
 */
class CommandParametersTest {
  private static final Samples SAMPLES = Samples.random(4);

  private static Stream<DynamicTest> forEachCommand(Consumer<CommandTable> check) {
    return CommandTable.all()
        .map(command -> DynamicTest.dynamicTest(command.name(), () -> check.accept(command)));
  }

  @TestFactory
  Stream<DynamicTest> writesTheRequestThatItRead() {
    return forEachCommand(
        command -> {
          Oracle oracle = new Oracle(command.name(), command::copyRequest);
          command
              .samples("command-param", SAMPLES)
              .forEach(sample -> oracle.copies(sample, command.limits()));
        });
  }

  @TestFactory
  Stream<DynamicTest> writesTheResponseThatItRead_asClientAndByTheTables() {
    return forEachCommand(
        command -> {
          Oracle oracle = new Oracle(command.name(), command::copyResponse);
          for (Sample sample : command.samples("response-param", SAMPLES)) {
            oracle.copies(sample, Limits.ANY);
            oracle.copies(sample, command.limits());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongValues() {
    return forEachCommand(
        command -> {
          Oracle oracle = new Oracle(command.name(), command::copyRequest);
          command
              .samples("command-param", SAMPLES)
              .forEach(sample -> oracle.refusesWrongValues(sample, command.limits()));
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsWhichParameterIsWrong() {
    return forEachCommand(CommandParametersTest::tellsWhichParameterIsCutOff);
  }

  private static void tellsWhichParameterIsCutOff(CommandTable command) {
    List<Sample> parameters =
        command.area("command-param").stream()
            .map(row -> SAMPLES.of(row.get("type"), row.is("plus", "+")))
            // TPM2_SetCapability has none that a TPM takes, see SetCapabilityTest.
            .filter(samples -> !samples.isEmpty())
            .map(samples -> samples.get(0))
            .toList();
    Sample all = Sample.join(parameters);
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= parameters.size(); number++) {
      for (int octet = 0; octet < parameters.get(number - 1).bytes().length; octet++) {
        numbers.add(number);
      }
    }
    for (int length = 0; length < numbers.size(); length++) {
      ParameterReader in = new ParameterReader(new TpmReader(all.cut(length), command.limits()));
      WireException e = assertThrows(WireException.class, () -> command.readRequest(in));
      assertEquals(TpmRc.INSUFFICIENT, TpmRc.of(e));
      assertEquals(numbers.get(length), in.number(), command.name());
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesTruncatedResponse() {
    return forEachCommand(
        command -> {
          Oracle oracle = new Oracle(command.name(), command::copyResponse);
          command
              .samples("response-param", SAMPLES)
              .forEach(sample -> oracle.refusesTruncated(sample, Limits.ANY));
        });
  }
}
