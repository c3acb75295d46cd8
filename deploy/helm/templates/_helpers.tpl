{{- define "callhome.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "callhome.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "callhome.labels" -}}
{{ include "callhome.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end -}}

{{- define "callhome.configMap" -}}
{{- .Values.fleet.existingConfigMap | default (printf "%s-fleet" (include "callhome.fullname" .)) -}}
{{- end -}}

{{- define "callhome.secret" -}}
{{- .Values.secrets.existingSecret | default (printf "%s-secrets" (include "callhome.fullname" .)) -}}
{{- end -}}

{{- define "callhome.probe" -}}
httpGet:
  path: {{ .path }}
  port: health
{{ toYaml .numbers }}
{{- end -}}
