package io.github.tpm4j.differential.executor;

import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a response apart (Part 1, 18), checks its HMACs and decrypts its first parameter. */
public final class ResponseReader {

  /** Where the first parameter is the authValue that the response's HMAC is made with. */
  private static final Set<TpmCc> CHANGE_AUTH =
      Set.of(TpmCc.HIERARCHY_CHANGE_AUTH, TpmCc.NV_CHANGE_AUTH, TpmCc.PCR_SET_AUTH_VALUE);

  private final CommandStep step;
  private final int authorized;
  private final byte[] plainParameters;
  private final Map<Integer, Session> sessions;

  /**
   * Reads the response of a step.
   *
   * @param authorized the first handle
   * @param plainParameters of the command, before encryption
   * @param sessions by the step that opened them; their nonces are rolled
   */
  public ResponseReader(
      CommandStep step, int authorized, byte[] plainParameters, Map<Integer, Session> sessions) {
    this.step = step;
    this.authorized = authorized;
    this.plainParameters = plainParameters;
    this.sessions = sessions;
  }

  /** The answer in parts. */
  public Answer read(byte[] command, byte[] octets) {
    TpmReader in = new TpmReader(octets, Limits.ANY);
    int tag = in.u16();
    int size = in.u32();
    TpmRc code = TpmRc.of(in.u32());
    Bytes sent = Bytes.of(command);
    Bytes received = Bytes.of(octets);
    if (size != octets.length || !code.equals(TpmRc.SUCCESS)) {
      String defect = size == octets.length ? null : "size field " + size;
      return new Answer(code, tag, null, List.of(), defect, sent, received);
    }
    try {
      TpmHandle handle = step.spec().hasResponseHandle() ? TpmHandle.read(in) : null;
      boolean withSessions = tag == TpmSt.SESSIONS.value();
      byte[] parameters = in.array(withSessions ? in.u32() : in.remaining());
      List<ResponseSession> area = withSessions ? sessionArea(in, parameters) : List.of();
      String defect = in.remaining() == 0 ? null : in.remaining() + " octets too many";
      return new Answer(code, tag, response(handle, parameters), area, defect, sent, received);
    } catch (WireException e) {
      return new Answer(code, tag, null, List.of(), "malformed: " + e, sent, received);
    }
  }

  private List<ResponseSession> sessionArea(TpmReader in, byte[] parameters) {
    List<ResponseSession> area = new ArrayList<>();
    byte[] received = parameters.clone();
    for (int i = 0; i < step.authorizations().size(); i++) {
      Authorization authorization = step.authorizations().get(i);
      byte[] nonce = in.sizedArray(0xFFFF);
      int attributes = in.u8();
      byte[] hmac = in.sizedArray(0xFFFF);
      Session session = sessions.get(authorization.opener());
      boolean authentic =
          session == null
              ? hmac.length == 0
              : Arrays.equals(hmac, expected(i, session, nonce, attributes, received));
      area.add(new ResponseSession(nonce.length, attributes, hmac.length, authentic));
      if (session != null) {
        session.roll(nonce);
        decryptFirstParameter(session, authorization, nonce, parameters);
      }
    }
    return area;
  }

  private byte[] expected(
      int index, Session session, byte[] nonceTpm, int attributes, byte[] parameters) {
    Authorization authorization = step.authorizations().get(index);
    if (authorization.secret() == Authorization.Secret.PLAIN) {
      return new byte[0];
    }
    byte[] keyPart =
        index == 0 ? keyPartAfter(authorization) : CommandAssembler.keyPart(authorization);
    // An hmac field that was empty in the command is answered alike while there is still no key.
    if (session.hasNoKey(CommandAssembler.keyPart(authorization)) && session.hasNoKey(keyPart)) {
      return new byte[0];
    }
    byte[] codes = new TpmWriter().u32(0).u32(step.spec().code().value()).toByteArray();
    return session.hmac(
        keyPart,
        session.hash(codes, parameters),
        nonceTpm,
        authorization.nonceCaller().toByteArray(),
        new byte[] {(byte) attributes});
  }

  private byte[] keyPartAfter(Authorization authorization) {
    boolean withAuthValue = authorization.secret() == Authorization.Secret.AUTH_VALUE;
    if (withAuthValue && CHANGE_AUTH.contains(step.spec().code())) {
      return new TpmReader(plainParameters, Limits.ANY).sizedArray(0xFFFF);
    }
    return withAuthValue && losesAuthValue()
        ? new byte[0]
        : CommandAssembler.keyPart(authorization);
  }

  /** Whether the authorised entity has an empty authValue after the command, or is gone. */
  private boolean losesAuthValue() {
    // TPM2_Clear leaves platformAuth as it was (Part 3, 24.6).
    return step.spec().code().equals(TpmCc.CLEAR) && authorized == TpmHandle.LOCKOUT.value()
        || step.spec().code().equals(TpmCc.NV_UNDEFINE_SPACE_SPECIAL);
  }

  private void decryptFirstParameter(
      Session session, Authorization authorization, byte[] nonceTpm, byte[] parameters) {
    if (authorization.has(TpmaSession.ENCRYPT) && session.encrypts()) {
      int size = new TpmReader(parameters, Limits.ANY).u16();
      byte[] hidden = Arrays.copyOfRange(parameters, Short.BYTES, Short.BYTES + size);
      byte[] nonceCaller = authorization.nonceCaller().toByteArray();
      byte[] plain = session.cipher(false, authorization, nonceTpm, nonceCaller, hidden);
      System.arraycopy(plain, 0, parameters, Short.BYTES, size);
    }
  }

  private TpmResponse response(TpmHandle handle, byte[] parameters) {
    TpmReader in = new TpmReader(parameters, Limits.ANY);
    TpmResponse response = step.spec().responseReader().read(handle, new ParameterReader(in));
    if (in.remaining() != 0) {
      throw new WireException(TpmRc.SIZE);
    }
    return response;
  }
}
