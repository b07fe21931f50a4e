package io.github.tpm4j.differential;

import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.structures.TpmlCca;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which commands two TPMs have, by their own account. */
public final class CommandSets {
  private static final int ALL = 0xFFFF;

  private final Set<TpmCc> reference;
  private final Set<TpmCc> candidate;

  /** Asks both; they are manufactured anew. */
  public CommandSets(Implementation reference, Implementation candidate) throws IOException {
    this.reference = ask(reference);
    this.candidate = ask(candidate);
  }

  private static Set<TpmCc> ask(Implementation implementation) throws IOException {
    implementation.manufacture();
    send(implementation, new Startup.Request(TpmSu.CLEAR));
    TpmReader response = send(implementation, new GetCapability.Request(TpmCap.COMMANDS, 0, ALL));
    GetCapability.Response answer =
        GetCapability.SPEC.responseReader().read(null, new ParameterReader(response));
    Set<TpmCc> commands = new TreeSet<>(Comparator.comparingInt(TpmCc::value));
    for (TpmaCc attributes : ((TpmlCca) answer.capabilityData().data()).commandAttributes()) {
      commands.add(TpmCc.of(attributes.value() & TpmaCc.COMMAND_INDEX_MASK));
    }
    return commands;
  }

  private static TpmReader send(Implementation implementation, TpmRequest<?> request)
      throws IOException {
    TpmWriter command = new TpmWriter().u16(TpmSt.NO_SESSIONS.value()).u32(0);
    command.u32(request.spec().code().value());
    request.writeParameters(command);
    command.putInt(2, command.size());
    TpmReader in = new TpmReader(implementation.execute(command.toByteArray(), 0), Limits.ANY);
    in.u16();
    in.u32();
    TpmRc code = TpmRc.read(in);
    if (!code.equals(TpmRc.SUCCESS)) {
      throw new IOException(implementation.name() + " answers " + code + " to " + request.spec());
    }
    return in;
  }

  /** Those that both have. */
  public Set<TpmCc> common() {
    Set<TpmCc> both = new HashSet<>(reference);
    both.retainAll(candidate);
    return both;
  }

  /** Those that only the reference has. */
  public Set<TpmCc> onlyReference() {
    return without(reference, candidate);
  }

  /** Those that only the candidate has. */
  public Set<TpmCc> onlyCandidate() {
    return without(candidate, reference);
  }

  private static Set<TpmCc> without(Set<TpmCc> commands, Set<TpmCc> others) {
    Set<TpmCc> rest = new TreeSet<>(Comparator.comparingInt(TpmCc::value));
    rest.addAll(commands);
    rest.removeAll(others);
    return rest;
  }
}
