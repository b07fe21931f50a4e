package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A TPM in memory and a client of it, for tests of commands: requests go in as octets, responses
 * come out as octets. Handles are authorised by passwords, empty ones unless told otherwise.
 */
public final class TestTpm {
  private final AtomicLong millis = new AtomicLong(1);
  private final Tpm tpm;
  private int locality;
  private List<SecretBytes> passwords = List.of();
  private TpmHandle session = TpmHandle.RS_PW;

  private TestTpm(Profile profile, StateStore store) {
    this(TpmConfiguration.of(store).withProfile(profile));
  }

  private TestTpm(TpmConfiguration configuration) {
    tpm = new Tpm(configuration.withMillis(millis::get));
    tpm.powerOn();
  }

  /** A TPM of the PC Client profile with the state in this store, before TPM2_Startup. */
  public static TestTpm over(StateStore store) {
    return new TestTpm(Profile.pcClient(), store);
  }

  /** A TPM with the state in this store, before TPM2_Startup. */
  public static TestTpm over(StateStore store, Profile profile) {
    return new TestTpm(profile, store);
  }

  /** A TPM that follows this revision, after Startup(CLEAR). */
  public static TestTpm started(Revision revision) {
    return started(Profile.pcClient().in(revision));
  }

  /** A TPM of the PC Client profile after Startup(CLEAR). */
  public static TestTpm started() {
    return started(Profile.pcClient());
  }

  public static TestTpm started(Profile profile) {
    TestTpm tpm = new TestTpm(profile, new MemoryStore());
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  /** A TPM of any kind, but for its clock, after Startup(CLEAR). */
  public static TestTpm started(TpmConfiguration configuration) {
    TestTpm tpm = new TestTpm(configuration);
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  public Tpm tpm() {
    return tpm;
  }

  public void advanceMillis(long elapsed) {
    millis.addAndGet(elapsed);
  }

  public TestTpm locality(int newLocality) {
    locality = newLocality;
    return this;
  }

  /** The passwords of the next command's authorised handles, in order. */
  public TestTpm auth(SecretBytes... values) {
    passwords = List.of(values);
    return this;
  }

  /**
   * The policy session that authorises the first handle of the next command. It has no key, so that
   * its HMAC is empty, unless {@link #auth} gives a password.
   */
  public TestTpm policy(TpmHandle newSession) {
    session = newSession;
    return this;
  }

  /** Runs a command that must succeed. */
  public <R extends TpmResponse> R run(TpmRequest<R> request) {
    byte[] response = send(request);
    TpmRc code = codeOf(response);
    if (!code.equals(TpmRc.SUCCESS)) {
      throw new AssertionError(request.spec() + " failed: " + code);
    }
    return read(request, response);
  }

  /** Starts a session with SHA-256 that is neither bound nor salted, and encrypts nothing. */
  public StartAuthSession.Response startSession(TpmSe type) {
    return run(
        new StartAuthSession.Request(
            TpmHandle.NULL,
            TpmHandle.NULL,
            Bytes.adopt(new byte[16]),
            Bytes.EMPTY,
            type,
            TpmtSymDef.NULL,
            TpmAlg.SHA256));
  }

  /** The response code of a command. */
  public TpmRc code(TpmRequest<?> request) {
    return codeOf(send(request));
  }

  /** The response code of octets sent as they are. */
  public TpmRc code(byte[] command) {
    return codeOf(tpm.execute(command, locality));
  }

  private byte[] send(TpmRequest<?> request) {
    byte[] response = tpm.execute(encode(request), locality);
    passwords = List.of();
    session = TpmHandle.RS_PW;
    return response;
  }

  /** The octets of a command, with passwords for its authorised handles. */
  public byte[] encode(TpmRequest<?> request) {
    int authorized = request.spec().authorizedHandles();
    TpmWriter out = new TpmWriter();
    (authorized > 0 ? TpmSt.SESSIONS : TpmSt.NO_SESSIONS).write(out);
    out.u32(0);
    request.spec().code().write(out);
    request.handles().forEach(handle -> handle.write(out));
    if (authorized > 0) {
      TpmWriter area = new TpmWriter();
      IntStream.range(0, authorized).forEach(index -> password(index).write(area));
      out.u32(area.size()).array(area.toByteArray());
    }
    request.writeParameters(out);
    out.putInt(2, out.size());
    return out.toByteArray();
  }

  private TpmsAuthCommand password(int index) {
    return new TpmsAuthCommand(
        index == 0 ? session : TpmHandle.RS_PW,
        Bytes.EMPTY,
        TpmaSession.of(TpmaSession.CONTINUE_SESSION),
        index < passwords.size() ? passwords.get(index) : SecretBytes.EMPTY);
  }

  private static TpmRc codeOf(byte[] response) {
    return TpmRc.read(new TpmReader(response, 6, 10, Limits.ANY));
  }

  private static <R extends TpmResponse> R read(TpmRequest<R> request, byte[] response) {
    TpmReader in = new TpmReader(response, 10, response.length, Limits.ANY);
    TpmHandle handle = request.spec().hasResponseHandle() ? TpmHandle.read(in) : null;
    if (request.spec().authorizedHandles() > 0) {
      in.u32();
    }
    return request.spec().responseReader().read(handle, new ParameterReader(in));
  }

  /** Power off without, and on again; the caller starts it. */
  public void losePower() {
    tpm.powerOn();
  }

  /** Shuts down in order, loses power and starts again. */
  public void restart(TpmSu shutdown, TpmSu startup) {
    run(new Shutdown.Request(shutdown));
    losePower();
    run(new Startup.Request(startup));
  }
}
