// A reason not to start that the person who runs the server can mend.

/** Its message is complete, in Indonesian, and says what to do; it is printed without a stack. */
export class StartupError extends Error {
	/** @param message one or more finished sentences for the person at the terminal */
	constructor(message: string) {
		super(message);
		this.name = 'StartupError';
	}
}
