package io.github.tpm4j.tss.testing;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slots of a TPM and nothing else: public objects and sessions without secrets come into them
 * and go, and are gone when it is reset.
 */
public final class SlotTpm implements Transport {
  private static final int FIRST_OBJECT = 0x80000000;
  private static final int FIRST_SESSION = 0x02000000;
  private static final int HEADER_BYTES = 10;
  private static final int LONGEST = 0xFFFF;

  private final TransportInfo.Kind kind;
  private final boolean resourceManaged;
  private final int objectSlots;
  private final int sessionSlots;
  private final Map<Integer, TpmtPublic> objects = new TreeMap<>();
  private final Map<Integer, Boolean> sessions = new TreeMap<>();
  private final List<TpmtPublic> saved = new ArrayList<>();
  private final List<TpmCc> sent = new ArrayList<>();
  private boolean started = true;
  private int resetCount;

  public SlotTpm(TransportInfo.Kind kind, int objectSlots, int sessionSlots) {
    this(kind, false, objectSlots, sessionSlots);
  }

  private SlotTpm(
      TransportInfo.Kind kind, boolean resourceManaged, int objectSlots, int sessionSlots) {
    this.kind = kind;
    this.resourceManaged = resourceManaged;
    this.objectSlots = objectSlots;
    this.sessionSlots = sessionSlots;
  }

  /** A TPM behind a resource manager. */
  public static SlotTpm resourceManaged(int slots) {
    return new SlotTpm(TransportInfo.Kind.PLATFORM, true, slots, slots);
  }

  /** Loses everything, and awaits TPM2_Startup. */
  public void reset() {
    objects.clear();
    sessions.clear();
    saved.clear();
    started = false;
    resetCount++;
  }

  /** What another program does that flushes what is not its own. */
  public void loseObjects() {
    objects.clear();
  }

  public int loadedObjects() {
    return objects.size();
  }

  public int openSessions() {
    return sessions.size();
  }

  /** The commands that came since the last call. */
  public List<TpmCc> takeSent() {
    List<TpmCc> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  @Override
  public byte[] transmit(byte[] command) {
    TpmReader in = new TpmReader(command, Limits.ANY);
    in.u16();
    in.u32();
    TpmCc code = TpmCc.of(in.u32());
    sent.add(code);
    TpmWriter out = new TpmWriter();
    TpmRc rc = started || code.equals(TpmCc.STARTUP) ? run(code, in, out) : TpmRc.INITIALIZE;
    byte[] body = rc.equals(TpmRc.SUCCESS) ? out.toByteArray() : new byte[0];
    TpmWriter response = new TpmWriter();
    TpmSt.NO_SESSIONS.write(response);
    response.u32(HEADER_BYTES + body.length);
    rc.write(response);
    return response.array(body).toByteArray();
  }

  private TpmRc run(TpmCc code, TpmReader in, TpmWriter out) {
    if (code.equals(TpmCc.STARTUP)) {
      started = true;
      return TpmRc.SUCCESS;
    }
    if (code.equals(TpmCc.READ_CLOCK)) {
      out.u64(0).u64(0).u32(resetCount).u32(0).u8(1);
      return TpmRc.SUCCESS;
    }
    if (code.equals(TpmCc.GET_CAPABILITY)) {
      return TpmCap.read(in).equals(TpmCap.HANDLES) ? handles(in, out) : freeSlots(in, out);
    }
    if (code.equals(TpmCc.FLUSH_CONTEXT)) {
      int handle = in.u32();
      boolean there = objects.remove(handle) != null || sessions.remove(handle) != null;
      return there ? TpmRc.SUCCESS : TpmRc.HANDLE.parameter(1);
    }
    return code.equals(TpmCc.START_AUTH_SESSION) || code.equals(TpmCc.POLICY_RESTART)
        ? ofSession(code, in, out)
        : ofObject(code, in, out);
  }

  private TpmRc freeSlots(TpmReader in, TpmWriter out) {
    out.u8(0);
    TpmCap.TPM_PROPERTIES.write(out);
    out.u32(1).u32(in.u32()).u32(objectSlots - objects.size());
    return TpmRc.SUCCESS;
  }

  private TpmRc handles(TpmReader in, TpmWriter out) {
    Map<Integer, ?> asked = in.u32() == FIRST_OBJECT ? objects : sessions;
    out.u8(0);
    TpmCap.HANDLES.write(out);
    out.u32(asked.size());
    asked.keySet().forEach(out::u32);
    return TpmRc.SUCCESS;
  }

  private TpmRc ofSession(TpmCc code, TpmReader in, TpmWriter out) {
    if (code.equals(TpmCc.POLICY_RESTART)) {
      return sessions.containsKey(in.u32()) ? TpmRc.SUCCESS : TpmRc.REFERENCE_H0;
    }
    if (sessions.size() == sessionSlots) {
      return TpmRc.SESSION_MEMORY;
    }
    int handle = free(FIRST_SESSION, sessions);
    sessions.put(handle, true);
    out.u32(handle).sized(new byte[32]);
    return TpmRc.SUCCESS;
  }

  private TpmRc ofObject(TpmCc code, TpmReader in, TpmWriter out) {
    if (code.equals(TpmCc.LOAD_EXTERNAL)) {
      in.sizedArray(LONGEST);
      return load(TpmtPublic.readSized(in), out, true);
    }
    if (code.equals(TpmCc.CONTEXT_LOAD)) {
      int number = (int) in.u64();
      return number < saved.size() ? load(saved.get(number), out, false) : TpmRc.INTEGRITY;
    }
    TpmtPublic object = objects.get(in.u32());
    if (object == null) {
      return TpmRc.REFERENCE_H0;
    }
    if (code.equals(TpmCc.CONTEXT_SAVE)) {
      out.u64(saved.size()).u32(FIRST_OBJECT);
      TpmHandle.NULL.write(out);
      out.sized(new byte[1]);
      saved.add(object);
      return TpmRc.SUCCESS;
    }
    if (code.equals(TpmCc.READ_PUBLIC)) {
      out.sized(object).sized(Bytes.EMPTY).sized(Bytes.EMPTY);
      return TpmRc.SUCCESS;
    }
    return TpmRc.COMMAND_CODE;
  }

  private TpmRc load(TpmtPublic object, TpmWriter out, boolean withName) {
    if (objects.size() == objectSlots) {
      return TpmRc.OBJECT_MEMORY;
    }
    int handle = free(FIRST_OBJECT, objects);
    objects.put(handle, object);
    out.u32(handle);
    if (withName) {
      out.sized(Bytes.EMPTY);
    }
    return TpmRc.SUCCESS;
  }

  private static int free(int first, Map<Integer, ?> used) {
    int handle = first;
    while (used.containsKey(handle)) {
      handle++;
    }
    return handle;
  }

  @Override
  public TransportInfo info() {
    return new TransportInfo("slots", kind, resourceManaged);
  }

  @Override
  public void close() {
    // It holds nothing outside this JVM's memory.
  }
}
