package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command as commands.tsv and command_params.tsv describe it, beside its CommandSpec. */
record CommandTable(Table.Row row, CommandSpec<?, ?> spec) {
  /** Commands of the tables that have no CommandSpec, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.of("TPM2_Vendor_TCG_Test", "a test command of the draft, not of Part 3");

  private static final Map<String, List<Table.Row>> PARAMETERS =
      Table.rows("command_params").stream()
          .collect(Collectors.groupingBy(row -> row.get("command")));

  /** Every command of the tables. */
  static Stream<CommandTable> all() {
    return Table.rows("commands").stream()
        .filter(row -> !LEFT_OUT.containsKey(row.get("command")))
        .map(row -> new CommandTable(row, find(row)));
  }

  private static CommandSpec<?, ?> find(Table.Row row) {
    TpmCc code = TpmCc.of((int) row.number("code"));
    return Commands.find(code)
        .orElseThrow(() -> new AssertionError(row.get("command") + " is missing"));
  }

  String name() {
    return row.get("command");
  }

  /** The rows of an area, such as command-param, in order. */
  List<Table.Row> area(String area) {
    return PARAMETERS.getOrDefault(name(), List.of()).stream()
        .filter(parameter -> parameter.is("area", area))
        .toList();
  }

  /** The profile by which the command is read: TPM2_HMAC is TPM2_MAC's form without CMAC. */
  TestLimits limits() {
    return row.is("depends_on", "!CMAC") ? TestLimits.FULL_WITHOUT_CMAC : TestLimits.FULL;
  }

  /** Wire forms of an area. */
  List<Sample> samples(String area, Samples samples) {
    List<List<Sample>> parameters = new ArrayList<>();
    for (Table.Row parameter : area(area)) {
      int number = parameters.size() + 1;
      // One object a rule, for by these the oracle tells what it has tried.
      Map<Rule, Rule> rules = new HashMap<>();
      parameters.add(
          samples.of(parameter.get("type"), parameter.is("plus", "+")).stream()
              .map(sample -> sample.in(number + " " + parameter.get("name")))
              .map(s -> s.withRules(rule -> rules.computeIfAbsent(rule, r -> of(r, number))))
              .toList());
    }
    return Samples.combine(parameters);
  }

  private Rule of(Rule rule, int number) {
    // TPM2_MAC on a TPM that lacks CMAC is TPM2_HMAC, which has a row of its own.
    boolean mac = row.is("depends_on", "CMAC");
    return (mac ? rule.withoutLacking() : rule).ofParameter(number);
  }

  /** Reads a request with zero handles. */
  TpmRequest<?> readRequest(ParameterReader in) {
    List<TpmHandle> handles = Collections.nCopies(spec.handles().size(), TpmHandle.of(0));
    return (TpmRequest<?>) spec.requestReader().read(handles, in);
  }

  /** Reads a response, with a zero handle if it has one. */
  TpmResponse readResponse(ParameterReader in) {
    TpmHandle handle = spec.hasResponseHandle() ? TpmHandle.of(0) : null;
    return spec.responseReader().read(handle, in);
  }

  /** Reads and writes a request; the code of what it throws tells the parameter. */
  byte[] copyRequest(TpmReader in) {
    TpmWriter out = new TpmWriter();
    ParameterReader parameters = new ParameterReader(in);
    try {
      readRequest(parameters).writeParameters(out);
    } catch (WireException e) {
      throw new WireException(TpmRc.of(e).parameter(parameters.number()));
    }
    return out.toByteArray();
  }

  byte[] copyResponse(TpmReader in) {
    TpmWriter out = new TpmWriter();
    readResponse(new ParameterReader(in)).writeParameters(out);
    return out.toByteArray();
  }
}
