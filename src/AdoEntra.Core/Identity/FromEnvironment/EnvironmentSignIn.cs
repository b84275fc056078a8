namespace AdoEntra.Identity.FromEnvironment;
internal static class EnvironmentSignIn { public static SignInOptions Find(VariableReader variables) => throw new NotSupportedException(variables("x")); }
