package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Revision;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fuzzers begin from commands that work. */
class SeedsTest {
  /** There is no capability that could be set (Part 3, 30.4), and no attached component. */
  private static final Set<TpmCc> NEVER_SUCCEED =
      Set.of(TpmCc.SET_CAPABILITY, TpmCc.AC_GET_CAPABILITY, TpmCc.AC_SEND);

  @Test
  void haveEveryCommandThatCameAfter159() throws Exception {
    Profile older = PreparedTpm.PROFILE.in(Revision.V159);
    Set<TpmCc> missing =
        Commands.all().stream()
            .map(CommandSpec::code)
            .filter(PreparedTpm.PROFILE::implemented)
            .filter(code -> !older.implemented(code))
            .collect(Collectors.toCollection(HashSet::new));
    missing.removeAll(NEVER_SUCCEED);

    for (Seeds.Exchange exchange : Seeds.exchanges()) {
      missing.remove(TpmCc.of(Octets.code(exchange.command())));
    }

    assertEquals(Set.of(), missing);
  }
}
