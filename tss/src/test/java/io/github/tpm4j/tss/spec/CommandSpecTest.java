package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.CommandSpec.PhysicalPresence;
import io.github.tpm4j.tss.commands.CommandSpec.Sessions;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each CommandSpec says of its command, against the tables of Part 3. */
class CommandSpecTest {
  private static Stream<DynamicTest> forEachCommand(Consumer<CommandTable> check) {
    return CommandTable.all()
        .map(command -> DynamicTest.dynamicTest(command.name(), () -> check.accept(command)));
  }

  @Test
  void hasEveryCommandOfTheTable_andNoOther() {
    Set<Long> wanted =
        CommandTable.all().map(c -> c.row().number("code")).collect(Collectors.toSet());
    Set<String> others =
        Commands.all().stream()
            .filter(spec -> !wanted.contains((long) spec.code().value()))
            .map(CommandSpec::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), others);
    assertEquals(wanted.size(), Commands.all().size());
  }

  @TestFactory
  Stream<DynamicTest> hasTheCommandsName() {
    // TPM2_MAC and TPM2_MAC_Start share their codes with HMAC and HMAC_Start.
    return forEachCommand(
        command ->
            assertEquals(
                command.name().replaceFirst("TPM2_MAC", "TPM2_HMAC"), command.spec().toString()));
  }

  @TestFactory
  Stream<DynamicTest> tellsTheRevisionThatAddedIt() {
    return forEachCommand(
        command -> assertEquals(command.row().since(), command.spec().code().since()));
  }

  @TestFactory
  Stream<DynamicTest> hasTheAttributes() {
    return forEachCommand(
        command -> assertEquals(attributes(command.row()), command.spec().attributes().value()));
  }

  /** TPMA_CC (Part 2, 8.9), put together from the table's columns. */
  private static int attributes(Table.Row row) {
    return (int) row.number("code")
        | flag(row, "nv_write", 22)
        | flag(row, "extensive", 23)
        | flag(row, "flushed", 24)
        | (int) row.number("command_handles") << 25
        | flag(row, "response_handle", 28);
  }

  private static int flag(Table.Row row, String column, int bit) {
    return row.is(column, "yes") ? 1 << bit : 0;
  }

  @TestFactory
  Stream<DynamicTest> takesSessionsAsTheTagSays() {
    Map<String, Sessions> tags =
        Map.of(
            "sessions", Sessions.REQUIRED,
            "either", Sessions.OPTIONAL,
            "no_sessions", Sessions.NONE);
    return forEachCommand(
        command -> assertEquals(tags.get(command.row().get("tag")), command.spec().sessions()));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatMayBeEncrypted() {
    return forEachCommand(
        command -> {
          assertEquals(command.row().is("decrypt_size", "2"), command.spec().isDecryptable());
          assertEquals(command.row().is("encrypt_size", "2"), command.spec().isEncryptable());
        });
  }

  @TestFactory
  Stream<DynamicTest> tellsPhysicalPresence() {
    Map<String, PhysicalPresence> columns =
        Map.of(
            "", PhysicalPresence.NEVER,
            "+{PP}", PhysicalPresence.SELECTABLE,
            "+PP", PhysicalPresence.REQUIRED);
    return forEachCommand(
        command ->
            assertEquals(
                columns.get(command.row().get("physical_presence")),
                command.spec().physicalPresence()));
  }

  @TestFactory
  Stream<DynamicTest> hasTheHandlesWithTheirRoles() {
    return forEachCommand(
        command -> {
          assertEquals(
              command.area("command-handle").stream().map(CommandSpecTest::handle).toList(),
              command.spec().handles().stream().map(h -> h.name() + " " + h.role()).toList());
          assertEquals(
              command.row().number("handles_needing_auth"), command.spec().authorizedHandles());
        });
  }

  private static String handle(Table.Row row) {
    String role = row.get("auth_role");
    return row.get("name") + " " + (role.isEmpty() ? null : AuthRole.valueOf(role));
  }

  @TestFactory
  Stream<DynamicTest> authorizesTheFirstHandles() {
    return forEachCommand(
        command ->
            assertEquals(
                command.spec().authorizedHandles(),
                command.spec().handles().stream()
                    .takeWhile(CommandSpec.Handle::needsAuthorization)
                    .count()));
  }

  @TestFactory
  Stream<DynamicTest> allowsTheHandlesOfTheirTypes() {
    return forEachCommand(
        command -> {
          List<Table.Row> rows = command.area("command-handle");
          for (int i = 0; i < rows.size(); i++) {
            allows(command.spec().handles().get(i), rows.get(i));
          }
        });
  }

  private static void allows(CommandSpec.Handle handle, Table.Row row) {
    Rule rule = Rules.of(row.get("type"), row.is("plus", "+"));
    Stream.concat(rule.valid().stream(), rule.tries().stream())
        .forEach(
            value ->
                assertEquals(
                    rule.judge(value, TestLimits.FULL) == null,
                    handle.rule().allows(TpmHandle.of(value.intValue()), TestLimits.FULL),
                    () -> handle.name() + " " + TpmHandle.of(value.intValue())));
  }

  @TestFactory
  Stream<DynamicTest> namesItsParameters() {
    return forEachCommand(
        command -> {
          // TPM2_HMAC is read as TPM2_MAC, whose second parameter has another name.
          if (command.row().is("depends_on", "!CMAC")) {
            return;
          }
          List<Table.Row> rows = command.area("command-param");
          for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).get("name");
            String had = command.spec().parameterName(i + 1);
            assertEquals(name.toLowerCase(), had.toLowerCase());
          }
        });
  }
}
