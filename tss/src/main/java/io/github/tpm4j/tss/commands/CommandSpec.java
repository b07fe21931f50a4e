package io.github.tpm4j.tss.commands;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.HandleRule;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the tables of Part 3 say of a command: its code, its handles with their roles, its
 * attributes and how it is read. The client sends by it; a TPM dispatches, authorises and answers
 * GetCapability(TPM_CAP_COMMANDS) by it.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public final class CommandSpec<Q extends TpmRequest<R>, R extends TpmResponse> {

  /** Whether a command takes a session area. */
  public enum Sessions {
    /** TPM_ST_SESSIONS only: some handle must be authorised. */
    REQUIRED,
    /** Either tag. */
    OPTIONAL,
    /** TPM_ST_NO_SESSIONS only. */
    NONE
  }

  /** Whether platform authorisation of the command needs physical presence. */
  public enum PhysicalPresence {
    /** Physical presence makes no difference. */
    NEVER,
    /** "+{PP}": if PP_Commands put the command on the list. */
    SELECTABLE,
    /** "+PP". */
    REQUIRED
  }

  /**
   * A handle of the handle area.
   *
   * @param name the name in Part 3
   * @param rule which handles may stand there
   * @param role what it is authorised for; null if it is not
   */
  public record Handle(String name, HandleRule rule, AuthRole role) {

    /** {@return whether the handle is authorised} */
    public boolean needsAuthorization() {
      return role != null;
    }
  }

  /** Reads a request once its handles are known. */
  @FunctionalInterface
  public interface RequestReader<Q> {
    /**
     * Reads the parameters.
     *
     * @param handles as many as the command has
     * @param in stands at the first parameter
     * @return the request
     */
    Q read(List<TpmHandle> handles, ParameterReader in);
  }

  /** Reads a response once its handle, if it has one, is known. */
  @FunctionalInterface
  public interface ResponseReader<R> {
    /**
     * Reads the parameters.
     *
     * @param handle of the response; null if it has none
     * @param in stands at the first parameter
     * @return the response
     */
    R read(TpmHandle handle, ParameterReader in);
  }

  private final TpmCc code;
  private final Class<Q> requestType;
  private final RequestReader<Q> requestReader;
  private final ResponseReader<R> responseReader;
  private final List<Handle> handles;
  private final int authorizedHandles;
  private final Sessions sessions;
  private final PhysicalPresence physicalPresence;
  private final boolean responseHandle;
  private final boolean decryptable;
  private final boolean encryptable;
  private final TpmaCc attributes;

  private CommandSpec(Builder<Q, R> builder) {
    code = builder.code;
    requestType = builder.requestType;
    requestReader = builder.requestReader;
    responseReader = builder.responseReader;
    handles = List.copyOf(builder.handles);
    authorizedHandles = (int) handles.stream().filter(Handle::needsAuthorization).count();
    sessions = builder.sessions;
    physicalPresence = builder.physicalPresence;
    responseHandle = builder.responseHandle;
    decryptable = builder.decryptable;
    encryptable = builder.encryptable;
    attributes =
        TpmaCc.of(builder.flags | code.value() & TpmaCc.COMMAND_INDEX_MASK | handles.size() << 25);
  }

  /**
   * Begins the description of a command.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param code its command code
   * @param requestType the record of handles and parameters, in their order
   * @param request reads the parameters of a command
   * @param response reads the parameters of a response
   * @return a builder for handles, sessions and attributes
   */
  public static <Q extends TpmRequest<R>, R extends TpmResponse> Builder<Q, R> command(
      TpmCc code, Class<Q> requestType, RequestReader<Q> request, ResponseReader<R> response) {
    return new Builder<>(code, requestType, request, response);
  }

  /**
   * Begins the description of a command whose response has neither a handle nor parameters.
   *
   * @param <Q> the request
   * @param <R> the response
   * @param code its command code
   * @param requestType the record of handles and parameters, in their order
   * @param request reads the parameters of a command
   * @param response makes the response
   * @return a builder for handles, sessions and attributes
   */
  public static <Q extends TpmRequest<R>, R extends TpmResponse> Builder<Q, R> command(
      TpmCc code, Class<Q> requestType, RequestReader<Q> request, Supplier<R> response) {
    return command(code, requestType, request, (handle, in) -> response.get());
  }

  /** {@return the command code} */
  public TpmCc code() {
    return code;
  }

  /** {@return the record of the command's handles and parameters} */
  public Class<Q> requestType() {
    return requestType;
  }

  /** {@return what reads the parameters of a command} */
  public RequestReader<Q> requestReader() {
    return requestReader;
  }

  /** {@return what reads the parameters of a response} */
  public ResponseReader<R> responseReader() {
    return responseReader;
  }

  /** {@return the handles of the handle area, in their order} */
  public List<Handle> handles() {
    return handles;
  }

  /** {@return how many handles, the first ones, must be authorised} */
  public int authorizedHandles() {
    return authorizedHandles;
  }

  /** {@return whether there is a session area} */
  public Sessions sessions() {
    return sessions;
  }

  /** {@return whether platform authorisation needs somebody at the machine} */
  public PhysicalPresence physicalPresence() {
    return physicalPresence;
  }

  /** {@return whether the response begins with a handle} */
  public boolean hasResponseHandle() {
    return responseHandle;
  }

  /** {@return whether the first parameter of the command may be encrypted} */
  public boolean isDecryptable() {
    return decryptable;
  }

  /** {@return whether the first parameter of the response may be encrypted} */
  public boolean isEncryptable() {
    return encryptable;
  }

  /** {@return the attributes as GetCapability tells them} */
  public TpmaCc attributes() {
    return attributes;
  }

  /**
   * {@return the name of a parameter, from 1, for messages}
   *
   * @param number as response codes count parameters
   */
  public String parameterName(int number) {
    RecordComponent[] components = requestType.getRecordComponents();
    int index = handles.size() + number - 1;
    return index >= handles.size() && index < components.length
        ? components[index].getName()
        : "parameter " + number;
  }

  /** The name of the command, such as {@code TPM2_Create}. */
  @Override
  public String toString() {
    return "TPM2_" + code.toString().replaceFirst("^TPM_CC_", "");
  }

  /** Collects the description of a command. */
  public static final class Builder<Q extends TpmRequest<R>, R extends TpmResponse> {
    private final TpmCc code;
    private final Class<Q> requestType;
    private final RequestReader<Q> requestReader;
    private final ResponseReader<R> responseReader;
    private final List<Handle> handles = new ArrayList<>();
    private Sessions sessions = Sessions.OPTIONAL;
    private PhysicalPresence physicalPresence = PhysicalPresence.NEVER;
    private boolean responseHandle;
    private boolean decryptable;
    private boolean encryptable;
    private int flags;

    private Builder(
        TpmCc code, Class<Q> requestType, RequestReader<Q> request, ResponseReader<R> response) {
      this.code = code;
      this.requestType = requestType;
      this.requestReader = request;
      this.responseReader = response;
    }

    /**
     * A handle that is not authorised.
     *
     * @param name the name in Part 3
     * @param rule which handles may stand there
     * @return this builder
     */
    public Builder<Q, R> handle(String name, HandleRule rule) {
      return handle(name, rule, null);
    }

    /**
     * A handle that is authorised for {@code role}.
     *
     * @param name the name in Part 3
     * @param rule which handles may stand there
     * @param role what it is authorised for
     * @return this builder
     */
    public Builder<Q, R> handle(String name, HandleRule rule, AuthRole role) {
      handles.add(new Handle(name, rule, role));
      return this;
    }

    /**
     * Says whether there is a session area; by default there may be one.
     *
     * @param value the tags that the command takes
     * @return this builder
     */
    public Builder<Q, R> sessions(Sessions value) {
      sessions = value;
      return this;
    }

    /**
     * Says whether platform authorisation needs somebody at the machine; by default it does not.
     *
     * @param value the mark of Part 3's table
     * @return this builder
     */
    public Builder<Q, R> physicalPresence(PhysicalPresence value) {
      physicalPresence = value;
      return this;
    }

    /**
     * The response has a handle.
     *
     * @return this builder
     */
    public Builder<Q, R> responseHandle() {
      responseHandle = true;
      return flag(TpmaCc.R_HANDLE);
    }

    /**
     * The command may write to NV.
     *
     * @return this builder
     */
    public Builder<Q, R> nv() {
      return flag(TpmaCc.NV);
    }

    /**
     * The command flushes the transient objects among its handles.
     *
     * @return this builder
     */
    public Builder<Q, R> flushed() {
      return flag(TpmaCc.FLUSHED);
    }

    /**
     * The command may flush any number of objects.
     *
     * @return this builder
     */
    public Builder<Q, R> extensive() {
      return flag(TpmaCc.EXTENSIVE);
    }

    /**
     * The first parameter of the command is a TPM2B, which may be encrypted.
     *
     * @return this builder
     */
    public Builder<Q, R> decryptable() {
      decryptable = true;
      return this;
    }

    /**
     * The first parameter of the response is a TPM2B, which may be encrypted.
     *
     * @return this builder
     */
    public Builder<Q, R> encryptable() {
      encryptable = true;
      return this;
    }

    private Builder<Q, R> flag(int bit) {
      flags |= bit;
      return this;
    }

    /** {@return the row, with the attributes that TPM2_GetCapability reports} */
    public CommandSpec<Q, R> build() {
      return new CommandSpec<>(this);
    }
  }
}
