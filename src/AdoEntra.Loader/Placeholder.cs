namespace AdoEntra.Loader; internal static class Placeholder;
