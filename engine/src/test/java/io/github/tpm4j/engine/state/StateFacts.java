package io.github.tpm4j.engine.state;

import static io.github.tpm4j.engine.testing.TestObjects.primary;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client can see of a TPM's state, as names and values. */
final class StateFacts {
  static final String KEY_CONTEXT = "context of a key";
  static final String SESSION_CONTEXT = "context of a session";
  private static final int NV_INDICES = 0x01000000;
  private static final int MAX_READ_BYTES = 1024;

  private final TestTpm tpm;
  private final Map<String, String> facts = new TreeMap<>();

  private StateFacts(TestTpm tpm) {
    this.tpm = tpm;
  }

  /** Of a TPM that is started; its ownerAuth is that of {@link SampleTpm}. */
  static Map<String, String> of(TestTpm tpm) {
    StateFacts facts = new StateFacts(tpm);
    facts.addIndices();
    facts.addSeeds();
    facts.addCapabilities();
    facts.add(
        "persistent key",
        tpm.run(new ReadPublic.Request(SampleTpm.PERSISTENT)).name().toByteArray());
    TpmsPcrSelection five =
        new TpmsPcrSelection(TpmAlg.SHA256, new TpmsPcrSelect(Bytes.of(new byte[] {0x1F, 0, 0})));
    PcrRead.Request pcrs = new PcrRead.Request(new TpmlPcrSelection(List.of(five)));
    facts.add("PCR 0 to 4", tpm.run(pcrs).pcrValues().marshal());
    int resets = tpm.run(new ReadClock.Request()).currentTime().clockInfo().resetCount();
    facts.facts.put("resetCount", Integer.toString(resets));
    return facts.facts;
  }

  static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  private void add(String name, byte[] value) {
    facts.put(name, hex(value));
  }

  private void addIndices() {
    GetCapability.Request all = new GetCapability.Request(TpmCap.HANDLES, NV_INDICES, 100);
    for (TpmHandle index : ((TpmlHandle) tpm.run(all).capabilityData().data()).handle()) {
      TpmsNvPublic area = tpm.run(new NvReadPublic.Request(index)).nvPublic();
      add("public area of " + index, area.marshal());
      add("data of " + index, read(area));
    }
  }

  /** The beginning of a certificate tells it from others. */
  private byte[] read(TpmsNvPublic area) {
    int size = Math.min(MAX_READ_BYTES, area.dataSize());
    NvRead.Request read = new NvRead.Request(TpmHandle.OWNER, area.nvIndex(), size, 0);
    return tpm.auth(SampleTpm.OWNER_AUTH).run(read).data().toByteArray();
  }

  /** A primary key tells its hierarchy's seed. */
  private void addSeeds() {
    addSeed(TpmHandle.OWNER);
    addSeed(TpmHandle.ENDORSEMENT);
    addSeed(TpmHandle.PLATFORM);
    addSeed(TpmHandle.NULL);
  }

  private void addSeed(TpmHandle hierarchy) {
    if (hierarchy.equals(TpmHandle.OWNER)) {
      tpm.auth(SampleTpm.OWNER_AUTH);
    }
    CreatePrimary.Response key = tpm.run(primary(hierarchy, StorageTemplates.ECC_P256));
    add("primary key of " + hierarchy, key.name().toByteArray());
    tpm.run(new FlushContext.Request(key.objectHandle()));
  }

  private void addCapabilities() {
    addCapability("failures and their limits", TpmCap.TPM_PROPERTIES, TpmPt.LOCKOUT_COUNTER, 4);
    addCapability("audited commands", TpmCap.AUDIT_COMMANDS, null, 100);
    addCapability("commands with presence", TpmCap.PP_COMMANDS, null, 200);
    addCapability("banks", TpmCap.PCRS, null, 20);
    addCapability("policies", TpmCap.AUTH_POLICIES, null, 1);
  }

  private void addCapability(String name, TpmCap capability, TpmPt first, int count) {
    int from = first == null ? firstOf(capability) : first.value();
    GetCapability.Request request = new GetCapability.Request(capability, from, count);
    add(name, tpm.run(request).capabilityData().marshal());
  }

  private static int firstOf(TpmCap capability) {
    return capability.equals(TpmCap.AUTH_POLICIES) ? TpmHandle.ENDORSEMENT.value() : 0;
  }

  static void write(Map<String, String> facts, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append('\t').append(value).append('\n'));
    Files.writeString(file, text);
  }

  static Map<String, String> read(byte[] file) {
    Map<String, String> facts = new TreeMap<>();
    new String(file, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(cells -> facts.put(cells[0], cells[1]));
    return facts;
  }
}
