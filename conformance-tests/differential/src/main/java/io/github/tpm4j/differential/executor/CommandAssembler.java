package io.github.tpm4j.differential.executor;

import io.github.tpm4j.differential.step.Arg;
import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.Form;
import io.github.tpm4j.differential.step.Octets;
import io.github.tpm4j.differential.step.Symbols;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the octets of a command for one TPM (Part 1, 18). */
public final class CommandAssembler {
  private final CommandStep step;
  private final Symbols symbols;
  private final Map<Integer, Session> sessions;
  private final byte[] handles;
  private final List<byte[]> parameters;

  /**
   * Resolves the symbols of a step.
   *
   * @param sessions by the step that opened them
   */
  public CommandAssembler(CommandStep step, Symbols symbols, Map<Integer, Session> sessions) {
    this.step = step;
    this.symbols = symbols;
    this.sessions = sessions;
    handles = joined(resolved(step.handles()));
    parameters = resolved(step.parameters());
  }

  private List<byte[]> resolved(List<Arg> args) {
    List<byte[]> octets = new ArrayList<>();
    args.forEach(arg -> octets.add(arg.bytes(symbols)));
    return octets;
  }

  /** The whole command. */
  public byte[] command() {
    byte[] sessionArea = step.authorizations().isEmpty() ? new byte[0] : sessionArea();
    byte[] parameterArea = joined(parameters);
    Form form = step.form();
    TpmWriter out = new TpmWriter();
    out.u16(form.tag() >= 0 ? form.tag() : tag().value());
    out.u32(0);
    out.u32(form.code() >= 0 ? form.code() : step.spec().code().value());
    out.array(handles).array(sessionArea).array(parameterArea).bytes(form.trailing());
    // Never so much that the header itself is cut: such a command does not reach a TPM.
    int size = Math.max(10, out.size() - form.cut());
    out.putInt(2, size);
    return Arrays.copyOf(out.toByteArray(), size);
  }

  private TpmSt tag() {
    return step.authorizations().isEmpty() ? TpmSt.NO_SESSIONS : TpmSt.SESSIONS;
  }

  /** The parameters as they are before encryption. */
  public byte[] plainParameters() {
    return joined(resolved(step.parameters()));
  }

  /** The first handle, which the first authorization is of; -1 if there is none. */
  public int firstHandle() {
    return Octets.intAt(handles, 0);
  }

  /** The Names of the handles, one after the other. */
  public byte[] names() {
    TpmWriter out = new TpmWriter();
    for (int offset = 0; offset + Integer.BYTES <= handles.length; offset += Integer.BYTES) {
      out.array(symbols.name(Octets.intAt(handles, offset)));
    }
    return out.toByteArray();
  }

  private byte[] sessionArea() {
    encryptFirstParameter();
    TpmWriter area = new TpmWriter();
    for (int i = 0; i < step.authorizations().size(); i++) {
      Authorization authorization = step.authorizations().get(i);
      byte[] hmac = hmacField(i, authorization);
      area.u32(handle(authorization));
      area.sized(authorization.nonceCaller());
      area.u8(authorization.attributes());
      area.sized(authorization.fault() == null ? hmac : authorization.fault().apply(hmac));
    }
    int size = area.size() + step.form().authorizationSizeDelta();
    return new TpmWriter().u32(size).array(area.toByteArray()).toByteArray();
  }

  private int handle(Authorization authorization) {
    if (authorization.opener() == Authorization.PASSWORD) {
      return TpmHandle.RS_PW.value();
    }
    byte[] handle = symbols.product(authorization.opener(), "handle");
    return handle == null ? 0x02FFFFFF : Octets.intAt(handle, 0);
  }

  private Session session(Authorization authorization) {
    return sessions.get(authorization.opener());
  }

  private void encryptFirstParameter() {
    for (Authorization authorization : step.authorizations()) {
      Session session = session(authorization);
      if (authorization.has(TpmaSession.DECRYPT) && session != null && session.encrypts()) {
        byte[] first = parameters.isEmpty() ? new byte[0] : parameters.get(0);
        if (step.spec().isDecryptable() && first.length > Short.BYTES) {
          parameters.set(0, encrypted(session, authorization, first));
        }
        return;
      }
    }
  }

  private static byte[] encrypted(Session session, Authorization authorization, byte[] sized) {
    byte[] nonceCaller = authorization.nonceCaller().toByteArray();
    byte[] data = Arrays.copyOfRange(sized, Short.BYTES, sized.length);
    byte[] hidden = session.cipher(true, authorization, nonceCaller, session.nonceTpm(), data);
    return new TpmWriter().array(sized, 0, Short.BYTES).array(hidden).toByteArray();
  }

  private byte[] hmacField(int index, Authorization authorization) {
    Session session = session(authorization);
    if (authorization.secret() == Authorization.Secret.PLAIN || session == null) {
      return authorization.authValue().toByteArray();
    }
    if (session.hasNoKey(keyPart(authorization))) {
      return new byte[0];
    }
    byte[] code = new TpmWriter().u32(step.spec().code().value()).toByteArray();
    return session.hmac(
        keyPart(authorization),
        session.hash(code, names(), joined(parameters)),
        authorization.nonceCaller().toByteArray(),
        session.nonceTpm(),
        otherNonces(index),
        new byte[] {(byte) authorization.attributes()});
  }

  static byte[] keyPart(Authorization authorization) {
    return authorization.secret() == Authorization.Secret.AUTH_VALUE
        ? authorization.authValue().toByteArray()
        : new byte[0];
  }

  // Part 1, 19.6.5: the first session's HMAC ties the decrypt and the encrypt session to it.
  private byte[] otherNonces(int index) {
    if (index != 0 || step.spec().authorizedHandles() == 0) {
      return new byte[0];
    }
    int decrypt = firstWith(TpmaSession.DECRYPT);
    int encrypt = firstWith(TpmaSession.ENCRYPT);
    return SessionCrypto.concatenated(
        decrypt > 0 ? nonceTpm(decrypt) : new byte[0],
        encrypt > 0 && encrypt != decrypt ? nonceTpm(encrypt) : new byte[0]);
  }

  private int firstWith(int attribute) {
    for (int i = 0; i < step.authorizations().size(); i++) {
      if (step.authorizations().get(i).has(attribute)) {
        return i;
      }
    }
    return -1;
  }

  private byte[] nonceTpm(int index) {
    Session session = session(step.authorizations().get(index));
    return session == null ? new byte[0] : session.nonceTpm();
  }

  private static byte[] joined(List<byte[]> parts) {
    return SessionCrypto.concatenated(parts.toArray(byte[][]::new));
  }
}
