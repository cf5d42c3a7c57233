import { setPreferences, usePreferences } from '../preferences.ts';
import { usePageText } from '../text/use-page-text.ts';
import { Segmented } from '../ui/segmented.tsx';

/** Language, theme, and which colour is up. */
export function PreferenceControls() {
  const { t } = usePageText();
  const { language, theme, colours } = usePreferences();
  return (
    <div className="grid gap-4">
      <Choice title={t('settings.language')}>
        <Segmented
          label={t('settings.language')}
          value={language}
          options={[
            { value: 'ko', text: '한국어' },
            { value: 'en', text: 'English' },
          ]}
          onChange={(value) => void setPreferences({ language: value })}
        />
      </Choice>
      <Choice title={t('settings.theme')}>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          options={[
            { value: 'system', text: t('settings.theme.system') },
            { value: 'dark', text: t('settings.theme.dark') },
            { value: 'light', text: t('settings.theme.light') },
          ]}
          onChange={(value) => void setPreferences({ theme: value })}
        />
      </Choice>
      <Choice title={t('settings.colours')}>
        <Segmented
          label={t('settings.colours')}
          value={colours}
          options={[
            { value: 'kr', text: t('settings.colours.kr') },
            { value: 'us', text: t('settings.colours.us') },
          ]}
          onChange={(value) => void setPreferences({ colours: value })}
        />
      </Choice>
    </div>
  );
}

function Choice({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-soft">{title}</p>
      {children}
    </div>
  );
}
